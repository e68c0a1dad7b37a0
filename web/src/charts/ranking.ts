// Shares in falling order, each a dot in its 95 % band, with the number at the right.
import type { EChartsOption } from "echarts";
import type { ShareRow } from "../api/types";
import { type ChartContext, tip, tooltip } from "./base";
import { band, box, dot, drawn, group, line, risingScale, scenery, touch, words } from "./drawn";
import type { NameColours } from "./name_colours";
import { tickPercent } from "./ticks";

const rowHeight = 28;
const foot = 26;
export const rankingHeight = (rows: number): number => rows * rowHeight + foot;

/** One mark a row. chosen: the row that is opened beside the chart. */
export function ranking(rows: ShareRow[], chosen: string | null, click: string, colours: NameColours, context: ChartContext): EChartsOption {
  const left = context.phone ? 104 : 132;
  const right = context.width - 58;
  const scale = risingScale(Math.max(0.01, ...rows.map(({ share, high }) => high ?? share)));
  const x = (share: number): number => left + (share / scale.end) * (right - left);
  const bottom = rows.length * rowHeight;
  const middle = (row: number): number => (row + 0.5) * rowHeight;
  return {
    tooltip: tooltip(context, ({ dataIndex }) => {
      const row = rows[dataIndex];
      if (!row) return null;
      const sure: [string, string][] = row.low === null || row.high === null ? [] : [["95 % sure", `${context.percent(row.low)} to ${context.percent(row.high)}`]];
      return tip(colours.title(row.name), [["Share", context.percent(row.share)], ...sure, ["Plays", context.number(row.plays)]], click);
    }),
    series: [
      drawn(
        rows.map(({ name, share: value }) => ({ name, value })),
        (_, i) => {
          const row = rows[i]!;
          const y = middle(i);
          const colour = colours.mark(row.name);
          const [from, to] = [x(row.low ?? row.share), x(row.high ?? row.share)];
          return group(
            touch(0, y - rowHeight / 2 + 1, context.width, rowHeight - 2, context.token("sunk")),
            words(context, left - 14, y, colours.title(row.name), { size: 13, weight: row.name === chosen ? 600 : 400, colour: context.token("ink"), align: "right", width: left - 20 }),
            row.low !== null && band(from, to, y, colour, true),
            dot(x(row.share), y, { colour, page: context.token("bg"), filled: row.low === null || row.low > 0, radius: 5 }),
            words(context, Math.max(to, x(row.share)) + 12, y, context.percent(row.share), { size: 12.5, colour: context.token("ink2") }),
          );
        },
        { z: 3 },
      ),
      scenery([
        ...rows.flatMap(({ name }, i) => (name === chosen ? [box(0, middle(i) - rowHeight / 2 + 1, context.width, rowHeight - 2, { fill: context.token("sunk"), radius: 4 }), box(0, middle(i) - 7, 3, 14, { fill: context.token("needle"), radius: 1.5 })] : [])),
        ...scale.ticks.map((tick) => line(x(tick), 0, x(tick), bottom, context.token(tick === 0 ? "line2" : "grid"))),
        ...scale.ticks.map((tick) => words(context, x(tick), bottom + 15, tickPercent(context, tick), { align: "center" })),
      ]),
    ],
  };
}
