// Four panels, one a part of the day: how far the share of each family there is from what the listener's other music would give.
import type { EChartsOption } from "echarts";
import type { ClockAnswer, Interval } from "../api/types";
import { type ChartContext, tip, tooltip } from "./base";
import { isSure } from "./change_rows";
import { band, dot, drawn, type Drawing, group, line, scenery, symmetricScale, tickPoints, touch, words } from "./drawn";
import type { NameColours } from "./name_colours";

export const dayPartNames = ["night", "morning", "afternoon", "evening"] as const;
export type DayPart = (typeof dayPartNames)[number];

export interface PartEffect extends Interval {
  name: string;
  part: DayPart;
}

/** Families with enough plays, the clearest first; each with its four parts. */
export function partEffects(answer: ClockAnswer): PartEffect[][] {
  const rows = answer.families.rows.flatMap(({ name, eligible, p, parts }) => (eligible && parts ? [{ name, p, parts }] : []));
  const far = ({ parts }: (typeof rows)[number]): number => Math.max(...dayPartNames.map((part) => Math.abs(parts[part].value)));
  rows.sort((x, y) => (x.p ?? 1) - (y.p ?? 1) || far(y) - far(x));
  return dayPartNames.map((part) => rows.map((row) => ({ ...row.parts[part], name: row.name, part })));
}

const rowHeight = 26;
const head = 24;
const foot = 28;
const panelHeight = (rows: number): number => head + rows * rowHeight + foot;
export const partEffectsHeight = (rows: number, phone: boolean): number => panelHeight(rows) * (phone ? 2 : 1) + (phone ? 12 : 0);

/** One series a part, one mark a family. */
export function partEffectsChart(all: PartEffect[][], title: (part: DayPart) => string, colours: NameColours, context: ChartContext): EChartsOption {
  const rows = all[0]?.length ?? 0;
  const columns = context.phone ? 2 : 4;
  const left = context.phone ? 92 : 120;
  const gap = context.phone ? 12 : 28;
  const wide = (context.width - left - gap * (columns - 1)) / columns;
  const scale = symmetricScale(all.flat().flatMap(({ low, high }) => [low, high]));
  const corner = (i: number): [number, number] => [left + (i % columns) * (wide + gap), Math.floor(i / columns) * (panelHeight(rows) + 12)];
  const x = (i: number, value: number): number => corner(i)[0] + wide / 2 + (value / scale.end) * (wide / 2 - 5);
  const y = (i: number, row: number): number => corner(i)[1] + head + (row + 0.5) * rowHeight;
  return {
    tooltip: tooltip(context, ({ seriesIndex, dataIndex }) => {
      const effect = all[seriesIndex]?.[dataIndex];
      if (!effect) return null;
      return tip(`${colours.title(effect.name)}, ${title(effect.part).toLowerCase()}`, [["Against your other music", `${context.points(effect.value)} points`], ["95 % sure", `${context.points(effect.low)} to ${context.points(effect.high)}`]]);
    }),
    series: [
      ...all.map((effects, i) =>
        drawn(
          effects.map((effect) => ({ name: `${effect.name}, ${effect.part}`, value: effect.value, effect })),
          ({ effect }, row) => {
            const sure = isSure(effect);
            const colour = colours.mark(effect.name);
            const at = y(i, row);
            return group(
              touch(corner(i)[0], at - rowHeight / 2, wide, rowHeight, context.token("sunk")),
              line(x(i, 0), at - rowHeight / 2, x(i, 0), at + rowHeight / 2, context.token("ink3")),
              band(x(i, effect.low), x(i, effect.high), at, colour, sure),
              dot(x(i, effect.value), at, { colour, page: context.token("bg"), filled: sure }),
            );
          },
          { z: 3 },
        ),
      ),
      ...all.map((effects, i) => {
        const [from, top] = corner(i);
        const bottom = top + head + rows * rowHeight;
        const ticks = wide / scale.ticks.length > 34 ? scale.ticks : [scale.ticks[0]!, 0, scale.ticks.at(-1)!];
        return scenery([
          ...scale.ticks.map((tick): Drawing => line(x(i, tick), top + head, x(i, tick), bottom, context.token("grid"))),
          words(context, from + wide / 2, top + 10, title(dayPartNames[i]!), { size: 13, weight: 600, colour: context.token("ink"), align: "center" }),
          ...ticks.map((tick) => words(context, x(i, tick), bottom + 14, tickPoints(context, tick), { align: "center" })),
          ...(i % columns === 0 ? effects.map(({ name }, row) => words(context, left - 14, y(i, row), colours.title(name), { size: 13, colour: context.token("ink"), align: "right", width: left - 16 })) : []),
        ], 1);
      }),
    ],
  };
}
