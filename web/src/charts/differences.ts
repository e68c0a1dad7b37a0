// One difference a row, with its interval, around zero.
import type { EChartsOption } from "echarts";
import type { Difference } from "../api/types";
import { type ChartContext, tip, tooltip } from "./base";
import { isSure } from "./change_rows";
import { band, dot, drawn, group, line, scenery, symmetricScale, tickPoints, touch, words } from "./drawn";
import type { NameColours } from "./name_colours";

const rowHeight = 28;
const head = 4;
const foot = 28;
export const differenceHeight = (rows: number): number => head + rows * rowHeight + foot;

type Row = Pick<Difference, "name" | "difference" | "low" | "high">;

export function differenceChart(rows: Row[], colours: NameColours, context: ChartContext): EChartsOption {
  const left = context.phone ? 100 : 120;
  const right = context.width - 54;
  const scale = symmetricScale(rows.flatMap(({ difference, low, high }) => [difference, low ?? 0, high ?? 0]));
  const x = (value: number): number => (left + right) / 2 + (value / scale.end) * ((right - left) / 2 - 6);
  const y = (row: number): number => head + (row + 0.5) * rowHeight;
  const bottom = head + rows.length * rowHeight;
  return {
    tooltip: tooltip(context, ({ dataIndex }) => {
      const row = rows[dataIndex];
      if (!row) return null;
      const lines: [string, string][] = [["Difference", `${context.points(row.difference)} points`]];
      if (row.low !== null && row.high !== null) lines.push(["95 % sure", `${context.points(row.low)} to ${context.points(row.high)}`]);
      return tip(colours.title(row.name), lines);
    }),
    series: [
      drawn(rows.map((row) => ({ ...row, value: row.difference })), (row, i) => {
        const sure = isSure(row);
        const colour = colours.mark(row.name);
        return group(
          touch(0, y(i) - rowHeight / 2, context.width, rowHeight, context.token("sunk")),
          line(x(0), y(i) - rowHeight / 2, x(0), y(i) + rowHeight / 2, context.token("ink3")),
          words(context, 0, y(i), colours.title(row.name), { size: 13, colour: context.token("ink"), width: left - 12 }),
          row.low !== null && row.high !== null && band(x(row.low), x(row.high), y(i), colour, sure),
          dot(x(row.difference), y(i), { colour, page: context.token("bg"), filled: sure }),
          words(context, context.width, y(i), context.points(row.difference), { size: 13, weight: sure ? 600 : 400, colour: context.token(sure ? "ink" : "ink2"), align: "right" }),
        );
      }, { z: 2 }),
      scenery(scale.ticks.flatMap((tick) => [
        line(x(tick), head, x(tick), bottom, context.token("grid")),
        words(context, x(tick), bottom + 15, tickPoints(context, tick), { align: "center" }),
      ])),
    ],
  };
}
