// Standing bars, one an hour: plays a day, or shares against what is usual.
import type { EChartsOption } from "echarts";
import { type ChartContext, tip, tooltip } from "./base";
import { box, drawn, type Drawing, group, line, risingScale, scenery, touch, words } from "./drawn";

export interface HourBar {
  hour: number;
  value: number;
  /** Full colour; else the paler one. */
  strong: boolean;
  /** What is usual in this hour: a stepped line. */
  usual?: number;
  tip: [string, string][];
}

export interface HourBarsStyle {
  colour: string;
  pale: string;
  hour(hour: number): string;
  /** A tick of the value axis. */
  tick(value: number): string;
  click: string;
}

/** One mark an hour. */
export function hourBars(bars: HourBar[], style: HourBarsStyle, context: ChartContext): EChartsOption {
  const left = 34;
  const [top, bottom] = [10, context.height - 24];
  const slot = (context.width - left - 2) / 24;
  const scale = risingScale(Math.max(1e-6, ...bars.flatMap(({ value, usual }) => [value, usual ?? 0])));
  const y = (value: number): number => bottom - (value / scale.end) * (bottom - top);
  const x = (hour: number): number => left + hour * slot;
  return {
    tooltip: tooltip(context, ({ dataIndex }) => {
      const bar = bars[dataIndex];
      return bar ? tip(style.hour(bar.hour), bar.tip, style.click) : null;
    }),
    series: [
      drawn(
        bars.map((bar) => ({ ...bar, name: style.hour(bar.hour) })),
        (bar) =>
          group(
            touch(x(bar.hour), 0, slot, bottom, context.token("sunk")),
            box(x(bar.hour) + slot * 0.07, y(bar.value), slot * 0.86, Math.max(bar.value > 0 ? 1 : 0, bottom - y(bar.value)), { fill: bar.strong ? style.colour : style.pale, radius: 1.5 }),
          ),
        { z: 3 },
      ),
      scenery(axes(scale.ticks, style, x, y, bottom, context)),
      scenery(bars.some(({ usual }) => usual !== undefined) ? usualLine(bars, x, y, context) : [], 5),
    ],
  };
}

const axes = (ticks: number[], style: HourBarsStyle, x: (hour: number) => number, y: (value: number) => number, bottom: number, context: ChartContext): Drawing[] => [
  ...ticks.flatMap((tick) => [line(34, Math.round(y(tick)) + 0.5, context.width, Math.round(y(tick)) + 0.5, context.token(tick === 0 ? "line2" : "grid")), words(context, 28, y(tick), style.tick(tick), { align: "right" })]),
  ...[0, 6, 12, 18].map((hour) => words(context, x(hour), bottom + 14, `${String(hour).padStart(2, "0")}:00`)),
];

function usualLine(bars: HourBar[], x: (hour: number) => number, y: (value: number) => number, context: ChartContext): Drawing[] {
  const points = bars.flatMap(({ hour, usual }) => [[x(hour), y(usual ?? 0)], [x(hour + 1), y(usual ?? 0)]]);
  const stroke = (colour: "bg" | "ink", lineWidth: number): Drawing => ({ type: "polyline", shape: { points }, style: { fill: "none", stroke: context.token(colour), lineWidth, lineJoin: "round" } }) as Drawing;
  return [stroke("bg", 3.6), stroke("ink", 1.5)];
}
