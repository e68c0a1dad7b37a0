// The listening clock: a petal an hour, midnight at the top. The area of a petal is its plays a day, so the radius goes with the root.
import type { EChartsOption } from "echarts";
import type { Clock } from "../api/types";
import { type ChartContext, tip, tooltip } from "./base";
import { drawn, type Drawing, group, scenery, words } from "./drawn";

export interface ClockWords {
  /** "16:00 to 17:00" */
  hour(hour: number): string;
}

interface Face {
  cx: number;
  cy: number;
  outer: number;
  inner: number;
  most: number;
}

/** Radius of so many plays a day: the ring between the hub and it has an area in proportion. */
export const radius = ({ inner, outer, most }: Pick<Face, "inner" | "outer" | "most">, plays: number): number =>
  Math.sqrt(inner * inner + (outer * outer - inner * inner) * (most > 0 ? plays / most : 0));

/** Of the beginning of an hour; the border between two petals. */
export const angle = (hour: number): number => -Math.PI / 2 + (hour / 24) * Math.PI * 2;

const at = ({ cx, cy }: Face, hour: number, r: number): [number, number] => [cx + Math.cos(angle(hour)) * r, cy + Math.sin(angle(hour)) * r];

const sector = ({ cx, cy }: Face, from: number, to: number, r0: number, r: number, gap: number, fill: string): Drawing =>
  ({ type: "sector", shape: { cx, cy, r0, r, startAngle: angle(from) + gap, endAngle: angle(to) - gap, cornerRadius: gap ? 2 : 0 }, style: { fill } }) as Drawing;

/** One mark an hour. */
export function clockFace(clock: Clock, text: ClockWords, context: ChartContext): EChartsOption {
  const outer = Math.min(context.width, context.height) / 2 - (context.phone ? 22 : 26);
  const face: Face = { cx: context.width / 2, cy: context.height / 2, outer, inner: outer * 0.25, most: Math.max(...clock.hours.flatMap(({ workday, weekend }) => [workday, weekend]), 1e-9) };
  return {
    tooltip: tooltip(context, ({ dataIndex }) => {
      const hour = clock.hours[dataIndex];
      if (!hour) return null;
      const aDay = (plays: number): string => `${context.number(plays, 2)} a day`;
      return tip(text.hour(hour.hour), [["Monday to Friday", aDay(hour.workday)], ["Weekend", aDay(hour.weekend)], ["Plays", context.number(hour.plays)], ["Share", context.percent(hour.share)]]);
    }),
    series: [
      drawn(
        clock.hours.map(({ hour, workday }) => ({ name: text.hour(hour), value: workday, hour })),
        ({ hour, value }) =>
          group(
            sector(face, hour, hour + 1, face.inner, face.outer, 0, hour < 6 || hour >= 21 ? context.token("sunk") : "transparent"),
            { ...sector(face, hour, hour + 1, face.inner, radius(face, value), 0.012, context.token("data")), emphasis: { style: { fill: context.token("ink") } } } as Drawing,
          ),
        { z: 2 },
      ),
      scenery([...rings(face, context), weekendLine(clock, face, context), ...rim(face, context), ...hub(clock, face, context)], 4),
    ],
  };
}

function rings(face: Face, context: ChartContext): Drawing[] {
  const ring = (part: number): Drawing => ({
    type: "circle",
    shape: { cx: face.cx, cy: face.cy, r: radius(face, face.most * part) },
    style: { fill: "none", stroke: context.token("line2"), lineWidth: part === 1 ? 1 : 0.8, ...(part === 1 ? {} : { lineDash: [2, 4] }) },
  });
  const label = (part: number): Drawing => {
    const [x, y] = at(face, 2.5, radius(face, face.most * part));
    const text = context.number(face.most * part, 1);
    return group({ type: "rect", shape: { x: x - 13, y: y - 8, width: 26, height: 16, r: 3 }, style: { fill: context.token("bg") } } as Drawing, words(context, x, y, text, { size: 11, align: "center", colour: context.token("ink2") }));
  };
  return [...[0.25, 0.5, 0.75, 1].map(ring), ...[0.5, 1].map(label)];
}

function weekendLine(clock: Clock, face: Face, context: ChartContext): Drawing {
  const points = clock.hours.flatMap(({ hour, weekend }) => Array.from({ length: 7 }, (_, k) => at(face, hour + k / 6, radius(face, weekend))));
  return { type: "polygon", shape: { points }, style: { fill: "none", stroke: context.token("needle"), lineWidth: 2.2, lineJoin: "round" } } as Drawing;
}

function rim(face: Face, context: ChartContext): Drawing[] {
  return Array.from({ length: 24 }, (_, hour) => {
    const quarter = hour % 6 === 0;
    const [x1, y1] = at(face, hour, face.outer + 1);
    const [x2, y2] = at(face, hour, face.outer + (quarter ? 6 : 4));
    const [x, y] = at(face, hour, face.outer + (context.phone ? 14 : 17));
    return group(
      { type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: context.token("ink3"), lineWidth: quarter ? 1.5 : 0.8 } } as Drawing,
      hour % 3 === 0 && words(context, x, y, String(hour).padStart(2, "0"), { align: "center", size: quarter ? 14 : 12, weight: quarter ? 600 : 400, colour: context.token(quarter ? "ink" : "ink3") }),
    );
  });
}

const hub = (clock: Clock, face: Face, context: ChartContext): Drawing[] => [
  { type: "circle", shape: { cx: face.cx, cy: face.cy, r: face.inner }, style: { fill: context.token("bg"), stroke: context.token("line2"), lineWidth: 1 } } as Drawing,
  words(context, face.cx, face.cy - 9, context.number(clock.plays_a_day, 1), { align: "center", size: context.phone ? 20 : 26, weight: 600, colour: context.token("ink") }),
  words(context, face.cx, face.cy + 13, "plays a day", { align: "center", colour: context.token("ink2") }),
];
