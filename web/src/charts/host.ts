// ECharts with what the charts use (they all draw themselves: drawn.ts), and a chart on the page: its marks, its picture.
import { CustomChart } from "echarts/charts";
import { TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { EChartsOption, SeriesOption } from "echarts";
import { base, type ChartContext } from "./base";
import { type Box, neighbour, type Step } from "./marks";

echarts.use([CustomChart, TooltipComponent, SVGRenderer]);

export interface Mark {
  seriesIndex: number;
  dataIndex: number;
  name: string;
  value: unknown;
}

export interface Chart {
  draw(option: EChartsOption, context: ChartContext): void;
  /** The next mark from the one that has the keyboard; the first if none has. */
  walk(step: Step): Mark | null;
  /** What the tooltip of that mark says, for who cannot see it. */
  told(): string;
  /** The mark that has the keyboard. */
  current(): Mark | null;
  /** Take highlight and tooltip away. */
  leave(): void;
  /** What is seen, as a drawing of its own. */
  picture(): SVGSVGElement | null;
  dispose(): void;
}

/** onMark: a mark was pressed. */
export function mount(element: HTMLElement, onMark: (mark: Mark) => void): Chart {
  const chart = echarts.init(element, null, { renderer: "svg", width: 10, height: 10 });
  let option: EChartsOption = {};
  let held: Mark | null = null;
  const show = (type: "highlight" | "downplay", mark: Mark): void => chart.dispatchAction({ type, seriesIndex: mark.seriesIndex, dataIndex: mark.dataIndex });
  const leave = (): void => {
    if (held) show("downplay", held);
    held = null;
    chart.dispatchAction({ type: "hideTip" });
  };
  chart.on("click", (event) => {
    if (isSilent(option, event.seriesIndex)) return;
    leave();
    onMark(markOf(option, event.seriesIndex ?? 0, event.dataIndex));
  });
  return {
    draw(next, context) {
      held = null;
      option = next;
      chart.resize({ width: context.width, height: context.height, silent: true });
      chart.setOption(base(next, context), { notMerge: true });
    },
    walk(step) {
      const boxes = boxesOf(chart, option);
      const from = held;
      const at = from ? boxes.findIndex((box) => box.seriesIndex === from.seriesIndex && box.dataIndex === from.dataIndex) : -1;
      const to = boxes[neighbour(boxes, at, step)];
      if (!to) return null;
      if (held) show("downplay", held);
      held = markOf(option, to.seriesIndex, to.dataIndex);
      show("highlight", held);
      chart.dispatchAction({ type: "showTip", seriesIndex: held.seriesIndex, dataIndex: held.dataIndex });
      return held;
    },
    told: () => tipText(element.querySelector(".tip")),
    current: () => held,
    leave,
    picture: () => (element.querySelector("svg")?.cloneNode(true) as SVGSVGElement | undefined) ?? null,
    dispose: () => chart.dispose(),
  };
}

/** "Metal, Oct to Dec 2005. Metal 19 % 521. Rock 47 % 1,304." */
function tipText(tip: Element | null): string {
  const rows = [...(tip?.querySelectorAll("tr") ?? [])].map((row) => [...row.children].map((cell) => cell.textContent).join(" "));
  return [tip?.querySelector(".tip-heading")?.textContent ?? "", ...rows].filter(Boolean).map((part) => `${part}.`).join(" ");
}

const seriesOf = (option: EChartsOption): SeriesOption[] => [option.series ?? []].flat();
const isSilent = (option: EChartsOption, index: number | undefined): boolean => Boolean(seriesOf(option)[index ?? 0]?.silent);

const dataOf = (option: EChartsOption, seriesIndex: number): unknown[] => (seriesOf(option)[seriesIndex]?.data as unknown[] | undefined) ?? [];

function markOf(option: EChartsOption, seriesIndex: number, dataIndex: number): Mark {
  const item = dataOf(option, seriesIndex)[dataIndex] as { name?: unknown; value?: unknown } | undefined;
  return { seriesIndex, dataIndex, name: String(item?.name ?? ""), value: item?.value };
}

interface Shape {
  getBoundingRect(): { clone(): { x: number; y: number; width: number; height: number; applyTransform(by: unknown): void } };
  getComputedTransform(): unknown;
}
interface Drawn {
  getModel(): { getSeriesByIndex(index: number): { getData(): { count(): number; getItemGraphicEl(index: number): Shape | undefined } } | undefined };
}

/** Where every mark lies on the drawing; those that were not drawn are left out. */
function boxesOf(chart: echarts.ECharts, option: EChartsOption): Box[] {
  const model = (chart as unknown as Drawn).getModel();
  return seriesOf(option).flatMap((series, seriesIndex) => {
    if (series.silent) return [];
    const data = model.getSeriesByIndex(seriesIndex)?.getData();
    return dataOf(option, seriesIndex).flatMap((_, dataIndex) => {
      const shape = data?.getItemGraphicEl(dataIndex);
      const box = shape ? centre(shape) : null;
      return box ? [{ seriesIndex, dataIndex, ...box }] : [];
    });
  });
}

function centre(shape: Shape): { x: number; y: number } | null {
  const rect = shape.getBoundingRect().clone();
  if (!(rect.width > 0 || rect.height > 0)) return null;
  const transform = shape.getComputedTransform();
  if (transform) rect.applyTransform(transform);
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}
