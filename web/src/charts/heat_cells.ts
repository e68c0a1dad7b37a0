// A table of coloured cells: rows of names, columns of times; the number in each cell where there is room.
import type { EChartsOption } from "echarts";
import { type ChartContext, tooltip } from "./base";
import { box, drawn, group, onFill, scenery, words } from "./drawn";

export interface HeatCell {
  name: string;
  value: number;
  row: number;
  column: number;
  fill: string;
  /** Drawn on the cell; "" for none. */
  text: string;
  /** Colour of the text where the cell is as the page. */
  quiet?: boolean;
}

export interface HeatLayout {
  rows: string[];
  columns: string[];
  left: number;
  rowHeight: number;
  /** Column names above the cells, else below. */
  above: boolean;
  /** Column names stand at the beginning of their cell, not in the middle. */
  atStart?: boolean;
}

const rim = 24;
export const heatHeight = ({ rows, rowHeight }: Pick<HeatLayout, "rowHeight"> & { rows: number }): number => rows * rowHeight + rim;

/** One mark a cell. */
export function heatCells(cells: HeatCell[], layout: HeatLayout, tipOf: (cell: HeatCell) => HTMLElement | null, context: ChartContext): EChartsOption {
  const { rows, columns, left, rowHeight, above } = layout;
  const wide = (context.width - left) / Math.max(1, columns.length);
  const top = above ? rim : 0;
  const columnY = above ? rim / 2 - 2 : rows.length * rowHeight + rim / 2 + 2;
  return {
    tooltip: tooltip(context, ({ dataIndex }) => (cells[dataIndex] ? tipOf(cells[dataIndex]!) : null)),
    series: [
      drawn(cells, ({ row, column, fill, text, quiet }) => {
        const x = left + column * wide;
        const y = top + row * rowHeight;
        return group(
          box(x + 1, y + 1, wide - 2, rowHeight - 2, { fill, radius: 3, hover: context.token("needle") }),
          text !== "" && words(context, x + wide / 2, y + rowHeight / 2, text, { align: "center", colour: quiet ? context.token("ink2") : onFill(fill) }),
        );
      }),
      scenery([
        ...rows.map((name, i) => words(context, left - 12, top + (i + 0.5) * rowHeight, name, { size: 13, colour: context.token("ink"), align: "right", width: left - 14 })),
        ...columns.map((name, i) => (name === "" ? null : words(context, left + (i + (layout.atStart ? 0 : 0.5)) * wide + (layout.atStart ? 1 : 0), columnY, name, { align: layout.atStart ? "left" : "center" }))),
      ], 3),
    ],
  };
}
