// Names with a bar each, the longest first: the genres of a family, the artists of a genre.
import type { EChartsOption } from "echarts";
import { type ChartContext, tip, tooltip } from "./base";
import { box, drawn, group, touch, words } from "./drawn";

export interface NameBar {
  name: string;
  title: string;
  plays: number;
  /** Of the whole; null where a share would say nothing. */
  share: number | null;
}

const rowHeight = 27;
export const nameBarsHeight = (rows: number): number => Math.max(1, rows) * rowHeight + 4;

/** One mark a row. */
export function nameBars(rows: NameBar[], colour: string, of: string, click: string, context: ChartContext): EChartsOption {
  const left = context.phone ? 118 : 136;
  const longest = Math.max(1e-9, ...rows.map(({ plays }) => plays));
  const wide = context.width - left - 58;
  return {
    tooltip: tooltip(context, ({ dataIndex }) => {
      const row = rows[dataIndex];
      if (!row) return null;
      return tip(row.title, [["Plays", context.number(row.plays)], ...(row.share === null ? [] : [[of, context.percent(row.share)] as [string, string]])], click);
    }),
    series: [
      drawn(
        rows.map(({ name, plays: value }) => ({ name, value })),
        (_, i) => {
          const { title, plays } = rows[i]!;
          const y = (i + 0.5) * rowHeight;
          const long = Math.max(1.5, (plays / longest) * wide);
          return group(
            touch(0, y - rowHeight / 2 + 1, context.width, rowHeight - 2, context.token("sunk")),
            words(context, left - 12, y, title, { size: 13, colour: context.token("ink"), align: "right", width: left - 16 }),
            box(left, y - 6.5, long, 13, { fill: colour, radius: 2 }),
            words(context, left + long + 8, y, context.number(plays), { colour: context.token("ink2") }),
          );
        },
      ),
    ],
  };
}
