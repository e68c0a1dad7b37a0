// All years by month in one square, for pages too narrow for every day: plays a day.
import type { EChartsOption } from "echarts";
import type { SeasonProfiles } from "../api/types";
import { type ChartContext, ramp, tip, tooltip } from "./base";
import { box, drawn, scenery, words } from "./drawn";
import { monthMarks } from "./month_panels";

const gutter = 42;
const head = 22;
const rowHigh = 30;
export const matrixHeight = (years: number): number => head + years * rowHigh;

/** One mark a month: monthMarks. Newest year on top. */
export function monthMatrix(answer: Pick<SeasonProfiles, "months" | "mean">, monthName: (month: number) => string, context: ChartContext): EChartsOption {
  const marks = monthMarks(answer, monthName);
  const years = answer.months.map(({ year }) => year).sort((x, y) => y - x);
  const wide = (context.width - gutter) / 12;
  const colours = ramp(context);
  const largest = Math.max(0.01, ...marks.map(({ value }) => value));
  const shade = (value: number): string => colours[value <= 0 ? 0 : 1 + Math.min(5, Math.floor((value / largest) * 6))]!;
  return {
    tooltip: tooltip(context, ({ dataIndex }) => {
      const mark = marks[dataIndex];
      return mark ? tip(mark.name, [["Plays a day", context.number(mark.value, 1)]]) : null;
    }),
    series: [
      drawn(marks, ({ year, month, value }) =>
        box(gutter + (month - 1) * wide + 1, head + years.indexOf(year) * rowHigh + 1, wide - 2, rowHigh - 2, { fill: shade(value), radius: 3, hover: context.token("needle") }),
      ),
      scenery([
        ...years.map((year, i) => words(context, 0, head + (i + 0.5) * rowHigh, String(year), { size: 13, colour: context.token("ink") })),
        ...Array.from({ length: 12 }, (_, m) => words(context, gutter + (m + 0.5) * wide, 9, monthName(m + 1).slice(0, 1), { align: "center" })),
      ]),
    ],
  };
}
