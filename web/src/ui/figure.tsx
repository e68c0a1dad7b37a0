// A figure: title, measure, chart or list, caption; the same numbers as a table; what can be taken away from it.
import type { EChartsOption } from "echarts";
import type { ComponentChildren, VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Coverage } from "../api/types";
import type { ChartContext } from "../charts/base";
import type { Chart, Mark } from "../charts/host";
import { ChartArea } from "./chart_area";
import { CoverageBadge } from "./coverage";
import { DataTable, type TableData } from "./data_table";
import { DownloadMenu } from "./download_menu";
import { Icon } from "./icons";

export type { Mark } from "../charts/host";
export type { TableData } from "./data_table";

export interface FigureProps {
  /** Of downloads, and data-testid. */
  name: string;
  title: string;
  measure?: string;
  span?: 4 | 5 | 6 | 7 | 8 | 12;
  height?: number | ((width: number) => number);
  /** Or children instead of a chart. */
  option?: (context: ChartContext) => EChartsOption;
  table?: () => TableData;
  onMark?: (mark: Mark) => void;
  legend?: ComponentChildren;
  controls?: ComponentChildren;
  caption?: ComponentChildren;
  coverage?: Coverage;
  children?: ComponentChildren;
}

export function Figure(props: FigureProps): VNode {
  const { name, title, measure, span = 12, height = 260, option, table, onMark, legend, controls, caption, coverage, children } = props;
  const [asTable, showTable] = useState(false);
  const chart = useRef<Chart | null>(null);
  const tabled = asTable && table !== undefined;
  return (
    <section class={`figure span-${span}`} data-testid={name} aria-labelledby={`${name}-title`}>
      <header class="figure-head">
        <div>
          <h2 id={`${name}-title`}>{title}</h2>
          {measure ? <p class="measure">{measure}</p> : null}
        </div>
        <div class="figure-tools">
          {table ? <TableToggle pressed={asTable} title={title} onPress={() => showTable(!asTable)} /> : null}
          {table || option ? <DownloadMenu name={name} title={title} measure={measure ?? ""} table={table} picture={option && !tabled ? () => chart.current : undefined} /> : null}
        </div>
        {controls ? <div class="figure-controls">{controls}</div> : null}
      </header>
      {legend && !tabled ? <div class="legend">{legend}</div> : null}
      {tabled ? <DataTable table={table()} label={title} /> : option ? <ChartArea chart={chart} label={`${title}. ${measure ?? ""}`} height={height} option={option} onMark={onMark} /> : null}
      {tabled ? null : children}
      {caption || coverage ? (
        <footer class="caption">
          {caption}
          {coverage ? <CoverageBadge coverage={coverage} /> : null}
        </footer>
      ) : null}
    </section>
  );
}

function TableToggle({ pressed, title, onPress }: { pressed: boolean; title: string; onPress: () => void }): VNode {
  return (
    <button type="button" class="tool" aria-pressed={pressed} aria-label={`${title}: as a table`} title={pressed ? "Show the chart" : "Show the table"} onClick={onPress} data-testid="table-toggle">
      <Icon name={pressed ? "chart" : "table"} />
    </button>
  );
}
