// What plays when: the share of each name in a part of the day, coloured by how far it is from its share overall.
import type { EChartsOption } from "echarts";
import type { Clock } from "../api/types";
import { type ChartContext, tip } from "./base";
import { type HeatCell, heatCells } from "./heat_cells";
import { blend, type NameColours } from "./name_colours";

export const partRowHeight = 36;
/** Smaller differences stay grey. */
const least = 0.01;

interface PartCell extends HeatCell {
  part: number;
}

/** A cell for each name and part that has enough plays; the order of the marks. */
export function partCells(clock: Clock, title: (name: string) => string, context: ChartContext): PartCell[] {
  const { parts, rows } = clock.parts;
  const most = Math.max(least, ...rows.flatMap(({ differences }) => differences.map((d) => Math.abs(d ?? 0))));
  const fill = (difference: number): string =>
    Math.abs(difference) < least ? context.token("same") : blend(context.token("same"), context.token(difference > 0 ? "more" : "less"), Math.min(1, Math.abs(difference) / most) * 0.92);
  return rows.flatMap(({ name, shares, differences }, row) =>
    shares.flatMap((share, part) => {
      const difference = differences[part] ?? null;
      if (share === null || difference === null) return [];
      return [{ name: `${title(name)}, ${parts[part]!.part}`, value: share, row, column: part, part, fill: fill(difference), text: context.percent(share).replace(/\s?%$/, ""), quiet: Math.abs(difference) < least }];
    }),
  );
}

export function dayParts(clock: Clock, colours: NameColours, part: (name: string) => string, context: ChartContext): EChartsOption {
  const cells = partCells(clock, colours.title, context);
  const { parts, rows } = clock.parts;
  const pad = (hour: number): string => String(hour).padStart(2, "0");
  const layout = {
    rows: rows.map(({ name }) => colours.title(name)),
    columns: parts.map(({ part: name, from_hour, to_hour }) => (context.phone ? `${pad(from_hour)}–${pad(to_hour)}` : `${part(name)} ${pad(from_hour)}–${pad(to_hour)}`)),
    left: context.phone ? 96 : 124, rowHeight: partRowHeight, above: true,
  };
  return heatCells(cells, layout, (cell) => {
    const row = rows[cell.row]!;
    const difference = row.differences[cell.column]!;
    return tip(`${layout.rows[cell.row]}, ${part(parts[cell.column]!.part).toLowerCase()}`, [["Share", context.percent(cell.value)], ["Overall", context.percent(row.overall)], ["Difference", `${context.points(difference)} points`]]);
  }, context);
}
