// The hours unrolled: the share of each with its 95 % interval; lying on wide screens, standing on phones.
import type { EChartsOption } from "echarts";
import type { Clock } from "../api/types";
import { type ChartContext, tip, tooltip } from "./base";
import { box, drawn, type Drawing, group, line, risingScale, scenery, touch, words } from "./drawn";
import { tickPercent } from "./ticks";

type Hour = Clock["hours"][number];

export interface HourWords {
  hour(hour: number): string;
}

/** Whether an hour lies in [from, from + hours), past midnight too. */
export const within = (hour: number, from: number, hours: number): boolean => (((hour - from) % 24) + 24) % 24 < hours;

/** One mark an hour. busiest: hours in full colour. */
export function hourShares(hours: Hour[], busiest: number[], text: HourWords, context: ChartContext): EChartsOption {
  const scale = risingScale(Math.max(1e-4, ...hours.map(({ share, high }) => high ?? share)));
  const colour = (hour: number): string => context.token(busiest.length === 0 || busiest.includes(hour) ? "data" : "data2");
  const lying = !context.phone;
  const from = lying ? 52 : 30;
  const to = lying ? context.width - 16 : context.width - 2;
  const [first, last] = lying ? [2, context.height - 26] : [12, context.height - 24];
  const slot = (lying ? last - first : to - from) / 24;
  const value = (share: number): number => (lying ? from + (share / scale.end) * (to - from) : last - (share / scale.end) * (last - first));
  const mark = (row: Hour): Drawing => {
    const begin = (lying ? first : from) + row.hour * slot;
    const thick = slot * 0.78;
    const length = Math.abs(value(row.share) - value(0));
    const bar = lying ? box(from, begin + (slot - thick) / 2, length, thick, { fill: colour(row.hour), radius: 2 }) : box(begin + (slot - thick) / 2, last - length, thick, length, { fill: colour(row.hour), radius: 1.5 });
    const across = begin + slot / 2;
    const whisker = (low: number, high: number, colour: "ink" | "bg", width: number): Drawing =>
      lying ? line(value(low), across, value(high), across, context.token(colour), width) : line(across, value(low), across, value(high), context.token(colour), width);
    const sure = row.low === null || row.high === null ? [] : [whisker(row.low, row.high, "bg", 3.6), whisker(row.low, row.high, "ink", 1.4)];
    return group(lying ? touch(0, begin, context.width, slot, context.token("sunk")) : touch(begin, 0, slot, context.height, context.token("sunk")), bar, ...sure);
  };
  return {
    tooltip: tooltip(context, ({ dataIndex }) => {
      const row = hours[dataIndex];
      if (!row) return null;
      const sure: [string, string][] = row.low === null || row.high === null ? [] : [["95 % sure", `${context.percent(row.low)} to ${context.percent(row.high)}`]];
      return tip(text.hour(row.hour), [["Share", context.percent(row.share)], ...sure, ["Plays", context.number(row.plays)]]);
    }),
    series: [
      drawn(hours.map((row) => ({ name: text.hour(row.hour), value: row.share, row })), ({ row }) => mark(row), { z: 3 }),
      scenery([
        ...scale.ticks.map((tick) => (lying ? line(value(tick), first, value(tick), last, context.token(tick === 0 ? "line2" : "grid")) : line(from, value(tick), to, value(tick), context.token(tick === 0 ? "line2" : "grid")))),
        ...scale.ticks.map((tick) => {
          const label = tickPercent(context, tick);
          return lying ? words(context, value(tick), last + 16, label, { align: "center" }) : words(context, from - 5, value(tick), label.replace(/\s?%$/, tick === scale.ticks.at(-1) ? "%" : ""), { align: "right" });
        }),
        ...Array.from({ length: 8 }, (_, k) => k * 3).map((hour) => {
          const begin = (lying ? first : from) + hour * slot;
          return lying ? words(context, from - 10, begin + slot / 2, `${String(hour).padStart(2, "0")}:00`, { align: "right" }) : words(context, begin, last + 14, hour % 6 === 0 ? `${String(hour).padStart(2, "0")}:00` : "");
        }),
      ]),
    ],
  };
}
