// The place among all of its kind, year by year: first place on top, on a scale of tens (1, 10, 100).
import type { EChartsOption } from "echarts";
import type { Subject } from "../api/types";
import { type ChartContext, tip, tooltip } from "./base";
import { dot, drawn, type Drawing, group, line, scenery, touch, words } from "./drawn";

type Year = Subject["years"][number];

const ticksOf = (worst: number): number[] => [1, 3, 10, 30, 100, 300, 1000, 3000, 10000].filter((tick, i, all) => tick <= worst || all[i - 1]! < worst).slice(0, 9);

/** Legible over a line: with a rim of the page's colour. */
const haloed = (text: Drawing, page: string): Drawing => ({ ...text, style: { ...(text as { style: object }).style, stroke: page, lineWidth: 4 } }) as Drawing;

/** One mark a year, those without plays too. */
export function rankLine(years: Year[], colour: string, context: ChartContext): EChartsOption {
  const ranks = years.flatMap(({ rank }) => (rank === null ? [] : [rank]));
  const worst = Math.max(3, ...ranks);
  const left = 38;
  const [top, bottom] = [22, context.height - 28];
  const slot = (context.width - left) / Math.max(1, years.length);
  const ticks = ticksOf(worst);
  const end = Math.log(Math.max(worst, 3) * 1.4);
  const y = (rank: number): number => top + (Math.log(rank) / end) * (bottom - top);
  const x = (i: number): number => left + (i + 0.5) * slot;
  const joins = years.slice(1).flatMap(({ rank }, i): Drawing[] => {
    const before = years[i]!.rank;
    return rank === null || before === null ? [] : [line(x(i), y(before), x(i + 1), y(rank), colour, 2)];
  });
  return {
    tooltip: tooltip(context, ({ dataIndex }) => {
      const year = years[dataIndex];
      if (!year) return null;
      return tip(String(year.year), [["Place", year.rank === null ? "not played" : `number ${context.number(year.rank)}`], ["Plays", context.number(year.plays)]], year.plays > 0 ? undefined : "");
    }),
    series: [
      drawn(
        years.map(({ year, rank, plays }) => ({ name: `${year}, ${rank === null ? "not played" : `number ${rank}`}`, value: plays, year, rank })),
        ({ rank }, i) =>
          group(
            touch(left + i * slot, 0, slot, bottom, context.token("sunk")),
            rank === null ? words(context, x(i), bottom - 8, "–", { align: "center" }) : dot(x(i), y(rank), { colour, page: context.token("bg"), filled: true, radius: 4.5 }),
            rank !== null && haloed(words(context, x(i), y(rank) - 14, context.number(rank), { align: "center", size: 12, weight: rank === 1 ? 600 : 400, colour: context.token(rank === 1 ? "ink" : "ink2") }), context.token("bg")),
          ),
        { z: 4 },
      ),
      scenery([
        ...ticks.filter((tick) => y(tick) <= bottom).flatMap((tick) => [line(left, y(tick), context.width, y(tick), context.token("grid")), words(context, left - 8, y(tick), context.number(tick), { align: "right" })]),
        line(left, bottom + 0.5, context.width, bottom + 0.5, context.token("line2")),
        ...years.map(({ year }, i) => words(context, x(i), bottom + 15, slot < 44 ? `’${String(year).slice(2)}` : String(year), { align: "center", size: slot < 26 ? 11 : 12 })),
      ]),
      scenery(joins, 2),
    ],
  };
}
