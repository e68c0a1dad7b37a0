// The share of each year's plays that went to artists heard for the first time in that year.
import type { EChartsOption } from "echarts";
import type { YearsAnswer } from "../api/types";
import { type ChartContext, tip, tooltip } from "./base";
import { box, drawn, group, line, scenery, touch, words } from "./drawn";

type Year = YearsAnswer["years"][number];
const head = 26;
const foot = 46;

/** One mark a year. In the history's first year all artists are new, which says nothing: it is drawn paler. */
export function newArtists(years: Year[], firstYear: number | null, context: ChartContext): EChartsOption {
  const marks = years.map((year) => ({ ...year, name: String(year.year), value: year.new_artist_share }));
  const wide = context.width / Math.max(1, years.length);
  const bar = Math.min(56, wide * 0.66);
  const ground = context.height - foot;
  const tallest = Math.max(0.05, ...marks.filter(({ year }) => year !== firstYear).map(({ value }) => value), marks.length === 1 ? 1 : 0);
  const y = (share: number): number => ground - (Math.min(share, tallest * 1.12) / (tallest * 1.12)) * (ground - head);
  const small = wide < 44;
  return {
    tooltip: tooltip(context, ({ dataIndex }) => {
      const mark = marks[dataIndex];
      if (!mark) return null;
      return tip(mark.name + (mark.year === firstYear ? ", the first year: all are new" : ""), [
        ["Plays of new artists", context.percent(mark.new_artist_share)],
        ["New artists", `${context.number(mark.new_artists)} of ${context.number(mark.artists)}`],
        ["Plays in all", context.number(mark.plays)],
      ]);
    }),
    series: [
      drawn(marks, (mark, i) => {
        const middle = (i + 0.5) * wide;
        const top = y(mark.value);
        const first = mark.year === firstYear;
        return group(
          touch(i * wide, 0, wide, context.height, context.token("sunk")),
          box(middle - bar / 2, top, bar, Math.max(1, ground - top), { fill: context.token(first ? "data3" : "data"), radius: 2 }),
          words(context, middle, top - 11, first ? (small ? "all" : "all new") : small ? String(Math.round(mark.value * 100)) : context.percent(mark.value), { align: "center", size: small ? 11 : 12, colour: context.token("ink2") }),
          words(context, middle, ground + 15, small ? `’${String(mark.year).slice(2)}` : mark.name, { align: "center" }),
          words(context, middle, ground + 32, context.number(mark.new_artists), { align: "center", size: small ? 11 : 12 }),
        );
      }),
      scenery([line(0, ground + 0.5, context.width, ground + 0.5, context.token("line2"))], 3),
    ],
  };
}
