// The history of one artist, album or track: plays in each month.
import type { EChartsOption } from "echarts";
import type { Subject } from "../api/types";
import { type ChartContext, tip, tooltip } from "./base";
import { box, drawn, group, line, risingScale, scenery, touch, words } from "./drawn";

type Month = Subject["months"][number];

/** One mark a month. inside: whether the month lies in the period that is looked at; others are pale. */
export function monthBars(months: Month[], colour: string, inside: (month: string) => boolean, title: (month: string) => string, context: ChartContext): EChartsOption {
  const left = 34;
  const [top, bottom] = [8, context.height - 26];
  const slot = (context.width - left) / Math.max(1, months.length);
  const scale = risingScale(Math.max(1, ...months.map(({ plays }) => plays)));
  const ticks = scale.ticks.filter((tick) => Number.isInteger(tick));
  const y = (plays: number): number => bottom - (plays / scale.end) * (bottom - top);
  const years = months.flatMap(({ month }, i) => (i === 0 || month.endsWith("-01") ? [{ year: month.slice(0, 4), i }] : []));
  const every = Math.max(1, Math.ceil(34 / (slot * 12)));
  return {
    tooltip: tooltip(context, ({ dataIndex }) => {
      const row = months[dataIndex];
      return row ? tip(title(row.month), [["Plays", context.number(row.plays)]], row.plays > 0 ? undefined : "") : null;
    }),
    series: [
      drawn(
        months.map(({ month, plays: value }) => ({ name: title(month), value, month })),
        ({ month, value }, i) =>
          group(
            touch(left + i * slot, top, slot, bottom - top, context.token("sunk")),
            value > 0 && box(left + i * slot + slot * 0.08, y(value), Math.max(0.8, slot * 0.84), Math.max(1, bottom - y(value)), { fill: colour, radius: slot > 4 ? 1.5 : 0, opacity: inside(month) ? 1 : 0.3 }),
          ),
        { z: 3 },
      ),
      scenery([
        ...ticks.flatMap((tick) => [line(left, Math.round(y(tick)) + 0.5, context.width, Math.round(y(tick)) + 0.5, context.token(tick === 0 ? "line2" : "grid")), words(context, left - 6, y(tick), context.number(tick), { align: "right" })]),
        ...years.flatMap(({ year, i }, k) => {
          const x = left + i * slot;
          const next = years[k + 1]?.i ?? months.length;
          const fits = k % every === 0 && (next - i) * slot * every > 26;
          return [line(x + 0.5, bottom, x + 0.5, bottom + 5, context.token("line2")), fits && words(context, x + 4, bottom + 14, slot * 12 < 44 ? `’${year.slice(2)}` : year)];
        }),
      ]),
    ],
  };
}
