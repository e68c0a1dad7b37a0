// Plays by year. The years that the period holds in full colour; those that the history begins or ends in, paler.
import type { EChartsOption } from "echarts";
import type { Overview } from "../api/types";
import { type ChartContext, tip, tooltip } from "./base";
import { box, drawn, group, line, scenery, touch, words } from "./drawn";

type Year = Overview["years"][number];

const foot = 26;
const head = 24;

/** One mark a year. chosen: the years of the period, from and to included. */
export function yearBars(years: Year[], chosen: [number, number], context: ChartContext): EChartsOption {
  const slot = context.width / Math.max(1, years.length);
  const bar = Math.min(64, slot * 0.78);
  const bottom = context.height - foot;
  const most = Math.max(1e-9, ...years.map(({ plays }) => plays));
  const isChosen = ({ year }: Year): boolean => year >= chosen[0] && year <= chosen[1];
  const short = (plays: number): string => (slot < 44 && plays >= 1000 ? `${context.number(plays / 1000, slot < 32 ? 0 : 1)}k` : context.number(plays));
  const label = (year: number, i: number, complete: boolean): string =>
    slot < 44 ? `’${String(year).slice(2)}` : `${year}${!complete && i > 0 && i === years.length - 1 && slot > 76 ? " so far" : ""}`;
  return {
    tooltip: tooltip(context, ({ dataIndex }) => {
      const year = years[dataIndex];
      if (!year) return null;
      const rows: [string, string][] = [["Plays", context.number(year.plays)], ["Artists", context.number(year.artists)], ["of them new", context.number(year.new_artists)], ["Days with music", `${context.number(year.days_with_plays)} of ${context.number(year.days)}`]];
      return tip(`${year.year}${year.complete ? "" : ", not whole"}`, rows, isChosen(year) && chosen[0] === chosen[1] ? "Click for the whole history" : "Click to see this year only");
    }),
    series: [
      drawn(
        years.map((year) => ({ ...year, name: String(year.year), value: year.plays })),
        (year, i) => {
          const middle = (i + 0.5) * slot;
          const high = (year.plays / most) * (bottom - head);
          return group(
            touch(i * slot, 0, slot, context.height, context.token("sunk")),
            box(middle - bar / 2, bottom - high, bar, Math.max(year.plays > 0 ? 1 : 0, high), { fill: context.token(isChosen(year) ? "data" : "data3"), radius: 2, opacity: isChosen(year) && !year.complete ? 0.6 : 1 }),
            words(context, middle, bottom - high - 11, short(year.plays), { align: "center", size: slot < 32 ? 11 : 12, colour: context.token("ink2") }),
            words(context, middle, bottom + 15, label(year.year, i, year.complete), { align: "center", colour: context.token(isChosen(year) ? "ink2" : "ink3") }),
          );
        },
      ),
      scenery([line(0, bottom + 0.5, context.width, bottom + 0.5, context.token("line2"))], 3),
    ],
  };
}
