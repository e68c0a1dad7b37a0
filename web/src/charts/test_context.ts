// For tests of charts: a context without a page, and what a chart draws as lists.
import type { EChartsOption } from "echarts";
import type { ChartContext } from "./base";
import type { NameColours } from "./name_colours";

/** Tokens are their own names, so that a test can ask for "needle". */
export function testContext(width: number, height: number, more: Partial<ChartContext> = {}): ChartContext {
  const points = (x: number): string => (Math.abs(x) < 0.0005 ? "0.0" : `${x > 0 ? "+" : "−"}${Math.abs(x * 100).toFixed(1)}`);
  const hex: Record<string, string> = { bg: "#FFFFFF", ink: "#15191B" };
  return {
    width, height, phone: false, still: true, theme: "light",
    token: (name: string) => hex[name] ?? name,
    number: (x: number) => String(Math.round(x)),
    percent: (x: number) => `${Math.round(x * 100)} %`,
    points,
    ...more,
  } as unknown as ChartContext;
}

export const plainColours: NameColours = { title: (name) => name, fill: () => "#5C91D7", mark: (name) => name, hatch: () => "hatch" };

interface Shape {
  type: string;
  shape?: Record<string, number> & { points?: [number, number][] };
  style?: { fill?: unknown; text?: string; x?: number; y?: number };
  children?: Shape[];
}
interface Drawn {
  silent?: boolean;
  data: unknown[];
  renderItem(params: { dataIndex: number }): Shape;
}

export interface Drawing {
  /** Marks of all series that answer the pointer. */
  marks: number;
  texts: string[];
  polylines: number;
  /** Fills of the circles, a list a series; the page's colour reads "bg". */
  dots: string[][];
  xs: number[];
  ys: number[];
}

export function drawAll(option: EChartsOption): Drawing {
  const out: Drawing = { marks: 0, texts: [], polylines: 0, dots: [], xs: [], ys: [] };
  for (const series of option.series as unknown as Drawn[]) {
    const dots: string[] = [];
    if (!series.silent) out.marks += series.data.length;
    series.data.forEach((_, dataIndex) => collect(series.renderItem({ dataIndex }), out, dots));
    out.dots.push(dots);
  }
  return out;
}

function collect(shape: Shape, out: Drawing, dots: string[]): void {
  const { x, y, width, height, x1, x2, y1, y2, cx, cy, r, points } = shape.shape ?? {};
  const push = (list: number[], ...values: (number | undefined)[]): void => void list.push(...values.filter((value): value is number => value !== undefined));
  if (shape.type === "text") {
    out.texts.push(shape.style?.text ?? "");
    push(out.xs, shape.style?.x);
    push(out.ys, shape.style?.y);
  }
  if (shape.type === "polyline") out.polylines += 1;
  if (shape.type === "circle") {
    dots.push(shape.style?.fill === "#FFFFFF" ? "bg" : String(shape.style?.fill));
    push(out.xs, cx! - r!, cx! + r!);
    push(out.ys, cy! - r!, cy! + r!);
  }
  if (shape.type === "rect") {
    push(out.xs, x, x! + width!);
    push(out.ys, y, y! + height!);
  }
  if (shape.type === "line") {
    push(out.xs, x1, x2);
    push(out.ys, y1, y2);
  }
  for (const [px, py] of points ?? []) {
    push(out.xs, px);
    push(out.ys, py);
  }
  for (const child of shape.children ?? []) collect(child, out, dots);
}
