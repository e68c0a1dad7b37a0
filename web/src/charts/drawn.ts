// A custom series whose marks are placed beforehand, in CSS pixels from the chart's own corner.
import type { CustomSeriesOption } from "echarts/charts";
import type { CustomSeriesRenderItemReturn } from "echarts/types/dist/shared";
import type { ChartContext } from "./base";

export type Drawing = NonNullable<CustomSeriesRenderItemReturn>;
export interface DrawnMark {
  /** What a reader hears of it. */
  name: string;
  value: number | string;
}

/** One mark each; draw gives what stands for it. A mark without a drawing is null. */
export function drawn<T extends DrawnMark>(
  marks: readonly T[],
  draw: (mark: T, index: number) => Drawing | null,
  more: Partial<CustomSeriesOption> = {},
): CustomSeriesOption {
  return {
    type: "custom",
    coordinateSystem: "none",
    cursor: "pointer",
    data: marks.map(({ name, value }) => ({ name, value })),
    renderItem: (params) => {
      const mark = marks[params.dataIndex];
      return (mark && draw(mark, params.dataIndex)) ?? { type: "group", children: [] };
    },
    ...more,
  };
}

/** Lines, labels, grids: drawn once, under the marks unless z says else, deaf to the pointer. */
export function scenery(children: (Drawing | null | false)[], z = 0): CustomSeriesOption {
  const kept = children.filter((child): child is Drawing => Boolean(child));
  return {
    type: "custom",
    coordinateSystem: "none",
    silent: true,
    z,
    tooltip: { show: false },
    data: [0],
    renderItem: () => ({ type: "group", children: kept as never[] }),
  };
}

export const group = (...children: (Drawing | null | false)[]): Drawing => ({
  type: "group",
  children: children.filter(Boolean) as never[],
});

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1, dash?: number[]): Drawing => ({
  type: "line",
  shape: { x1, y1, x2, y2 },
  style: { stroke, lineWidth: width, ...(dash ? { lineDash: dash } : {}) },
});

export interface BoxStyle {
  fill: unknown;
  radius?: number;
  stroke?: string;
  /** Outline of the box under the pointer or the keyboard. */
  hover?: string;
  opacity?: number;
}

export const box = (x: number, y: number, width: number, height: number, { fill, radius = 0, stroke, hover, opacity = 1 }: BoxStyle): Drawing => ({
  type: "rect",
  shape: { x, y, width, height, r: radius },
  style: { fill: fill as string, opacity, ...(stroke ? { stroke, lineWidth: 1 } : {}) },
  ...(hover ? { emphasis: { style: { stroke: hover, lineWidth: 2 } } } : {}),
});

/** Nothing to see, but all of it answers the pointer. */
export const touch = (x: number, y: number, width: number, height: number, hover = "transparent"): Drawing => ({
  type: "rect",
  shape: { x, y, width, height, r: 3 },
  style: { fill: "transparent" },
  emphasis: { style: { fill: hover } },
});

export interface DotStyle {
  colour: string;
  page: string;
  filled: boolean;
  radius?: number;
}

export const dot = (cx: number, cy: number, { colour, page, filled, radius = 4.5 }: DotStyle): Drawing => ({
  type: "circle",
  shape: { cx, cy, r: filled ? radius : radius - 0.8 },
  style: { fill: filled ? colour : page, stroke: colour, lineWidth: filled ? 0 : 1.6 },
  emphasis: { style: { shadowBlur: 0, lineWidth: 2.4 } },
});

/** The 95 % band behind an estimate. */
export const band = (x1: number, x2: number, y: number, colour: string, sure: boolean): Drawing => ({
  type: "line",
  shape: { x1, y1: y, x2, y2: y },
  style: { stroke: colour, lineWidth: sure ? 6 : 4, lineCap: "round", opacity: sure ? 0.38 : 0.28 },
});

export interface WordStyle {
  size?: number;
  weight?: number;
  colour?: string;
  align?: "left" | "center" | "right";
  baseline?: "top" | "middle" | "bottom";
  /** Cut with an ellipsis beyond this width. */
  width?: number;
}

/** Custom text needs the font as one shorthand, or it falls back to the browser's own. */
export function words(context: ChartContext, x: number, y: number, text: string, style: WordStyle = {}): Drawing {
  const { size = 12, weight = 400, colour = context.token("ink3"), align = "left", baseline = "middle", width } = style;
  return {
    type: "text",
    silent: true,
    style: {
      x, y, text, fill: colour, align, verticalAlign: baseline,
      font: `${weight} ${size}px ${context.token("font")}`,
      ...(width ? { width, overflow: "truncate", ellipsis: "…" } : {}),
    },
  };
}

/** White or black, whichever is stronger on it (WCAG relative luminance); fill is #RRGGBB. */
export function onFill(fill: string): string {
  const [red, green, blue] = [1, 3, 5].map((i) => parseInt(fill.slice(i, i + 2), 16) / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  const light = 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  return 1.05 / (light + 0.05) > (light + 0.05) / 0.05 ? "#FFFFFF" : "#000000";
}

export interface Scale {
  /** Where the axis ends: a little beyond the largest value, not on a tick. */
  end: number;
  step: number;
  ticks: number[];
}

const multiples = (from: number, to: number, step: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => ((from + i) * step) || 0);

/** Whole multiples of one step on both sides of zero, three or fewer a side. */
export function symmetricScale(values: number[]): Scale {
  const far = Math.max(0.005, ...values.map(Math.abs));
  const step = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5].find((s) => far / s < 3.6) ?? 0.5;
  const most = Math.max(1, Math.floor(far / step + 1e-9));
  return { end: Math.max(far, most * step) * 1.04, step, ticks: multiples(-most, most, step) };
}

/** From zero up, two to four ticks. */
export function risingScale(largest: number): Scale {
  const rough = Math.max(largest, 1e-9) / 3.6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((m) => m * power >= rough * 0.999) ?? 10) * power;
  const most = Math.max(1, Math.floor(largest / step + 1e-9));
  return { end: Math.max(largest, most * step) * 1.04, step, ticks: multiples(0, most, step) };
}

/** "+10": a difference on an axis, without decimals where there are none. */
export const tickPoints = (context: ChartContext, tick: number): string => (tick === 0 ? "0" : context.points(tick).replace(/[.,]0$/, ""));

/** "5 %": a share on an axis, without decimals where there are none. */
export const tickPercent = (context: ChartContext, tick: number): string => context.percent(tick).replace(/[.,]0(?=\D)/, "");
