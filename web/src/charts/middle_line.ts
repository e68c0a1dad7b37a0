// Whether the middle of the listening day moved: an hour a year with how far it may be off.
import type { EChartsOption } from "echarts";
import type { Day } from "../api/types";
import { period } from "../format/words";
import { type ChartContext, tip, tooltip } from "./base";
import { band, dot, drawn, group, line, scenery, touch, words } from "./drawn";

/** A year from the history's first week on, which is no year of the calendar. */
export interface MiddleYear {
  from: Day;
  to: Day;
  /** Of the day; half_width in hours. */
  hour: number;
  half_width: number;
}

/** "2005/06", or "2005" where it ends within it. */
export const yearsText = ({ from, to }: MiddleYear): string => (from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : `${from.slice(0, 4)}/${to.slice(2, 4)}`);

const rowHeight = 27;
const foot = 26;
export const middleHeight = (years: number): number => years * rowHeight + foot;
/** The day is cut at four in the morning: the middle of the day is rarely near it. */
const cut = 4;

/** Hours after the cut, 0 to 24. */
export const afterCut = (hour: number): number => (((hour - cut) % 24) + 24) % 24;

/** One mark a year. */
export function middleLine(years: MiddleYear[], time: (hour: number) => string, context: ChartContext): EChartsOption {
  const left = 72;
  const right = context.width - 58;
  const x = (after: number): number => left + (Math.max(0, Math.min(24, after)) / 24) * (right - left);
  const ticks = context.width < 420 ? [0, 8, 16, 24] : [0, 4, 8, 12, 16, 20, 24];
  const bottom = years.length * rowHeight;
  return {
    tooltip: tooltip(context, ({ dataIndex }) => {
      const row = years[dataIndex];
      return row ? tip(period(row.from, row.to), [["Middle of the day", time(row.hour)], ["95 % sure", row.half_width >= 12 ? "any time of day" : `${time(row.hour - row.half_width)} to ${time(row.hour + row.half_width)}`]]) : null;
    }),
    series: [
      drawn(
        years.map((row) => ({ name: yearsText(row), value: row.hour, row })),
        ({ row }, i) => {
          const y = (i + 0.5) * rowHeight;
          const after = afterCut(row.hour);
          return group(
            touch(0, y - rowHeight / 2 + 1, context.width, rowHeight - 2, context.token("sunk")),
            words(context, left - 14, y, yearsText(row), { size: 13, colour: context.token("ink"), align: "right" }),
            band(x(after - row.half_width), x(after + row.half_width), y, context.token("data"), row.half_width < 6),
            dot(x(after), y, { colour: context.token("data"), page: context.token("bg"), filled: row.half_width < 6 }),
            words(context, context.width, y, time(row.hour), { align: "right", size: 12.5, colour: context.token("ink2") }),
          );
        },
        { z: 3 },
      ),
      scenery([...ticks.map((tick) => line(x(tick), 0, x(tick), bottom, context.token("grid"))), ...ticks.map((tick) => words(context, x(tick), bottom + 15, time(tick + cut), { align: "center" }))]),
    ],
  };
}
