// Each weekday's share, and beside it what is usual where there is something to compare with.
import type { EChartsOption } from "echarts";
import { type ChartContext, tip, tooltip } from "./base";
import { box, drawn, group, line, scenery, touch, words } from "./drawn";

export interface WeekdayShare {
  weekday: number;
  plays: number;
  share: number;
  /** The share to compare with. */
  usual: number | null;
  /** More rows of the tooltip. */
  more?: [string, string][];
}

export interface WeekdayStyle {
  name(weekday: number): string;
  colour: string;
  weekend: string;
  /** What the usual share is of: "Of everything". */
  usual: string;
}

const rowHeight = 34;
export const weekdaysHeight = 7 * rowHeight + 6;

/** Nothing for what is written as 0.0. */
const arrow = (difference: number): string => (Math.abs(difference) < 0.0005 ? "" : difference > 0 ? "▲ " : "▼ ");

/** One mark a weekday, Monday first. */
export function weekdayShares(days: WeekdayShare[], { name, colour, weekend, usual }: WeekdayStyle, context: ChartContext): EChartsOption {
  const left = context.phone ? 92 : 104;
  const right = context.width - 96;
  const most = Math.max(1e-6, ...days.flatMap((day) => [day.share, day.usual ?? 0]));
  const x = (share: number): number => left + (share / most) * (right - left);
  return {
    tooltip: tooltip(context, ({ dataIndex }) => {
      const day = days[dataIndex];
      if (!day) return null;
      const other: [string, string][] = day.usual === null ? [] : [[usual, context.percent(day.usual)]];
      return tip(name(day.weekday), [["Share", context.percent(day.share)], ...other, ["Plays", context.number(day.plays)], ...(day.more ?? [])]);
    }),
    series: [
      drawn(
        days.map((day) => ({ name: name(day.weekday), value: day.share, day })),
        ({ day }, i) => {
          const y = (i + 0.5) * rowHeight;
          const difference = day.usual === null ? null : day.share - day.usual;
          const end = Math.max(x(day.share), x(day.usual ?? 0));
          return group(
            touch(0, y - rowHeight / 2 + 1, context.width, rowHeight - 2, context.token("sunk")),
            words(context, left - 12, y, name(day.weekday), { size: 13, colour: context.token("ink"), align: "right" }),
            day.share > 0 && box(left, y - 8, Math.max(1, x(day.share) - left), 16, { fill: day.weekday > 5 ? weekend : colour, radius: 2 }),
            day.usual !== null && line(x(day.usual), y - 12, x(day.usual), y + 12, context.token("bg"), 5),
            day.usual !== null && line(x(day.usual), y - 12, x(day.usual), y + 12, context.token("ink"), 2),
            words(context, end + 9, y, context.percent(day.share), { size: 12.5, colour: context.token("ink2") }),
            difference !== null && words(context, context.width, y, `${arrow(difference)}${context.points(difference)}`, { align: "right", colour: context.token(arrow(difference) === "" ? "ink3" : difference > 0 ? "data" : "bad") }),
          );
        },
        { z: 3 },
      ),
      scenery([line(left, 0, left, 7 * rowHeight, context.token("line2"))]),
    ],
  };
}
