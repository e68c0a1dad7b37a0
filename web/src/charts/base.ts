// What all charts share: the context they are drawn in, and tooltips. Charts are pure functions (answer, context) → option.
import type { EChartsOption, TooltipComponentOption } from "echarts";

export type Theme = "light" | "dark";
export type Token =
  | "bg" | "sunk" | "raise" | "ink" | "ink2" | "ink3" | "line" | "line2" | "grid"
  | "data" | "data2" | "data3" | "needle" | "needle-wash" | "bad" | "font"
  | "ramp-0" | "ramp-1" | "ramp-2" | "ramp-3" | "ramp-4" | "ramp-5" | "ramp-6" | "less" | "same" | "more";

export interface ChartContext {
  /** CSS pixels of the chart's own area. */
  width: number;
  height: number;
  phone: boolean;
  theme: Theme;
  /** No motion: the reader wishes so, or the chart is drawn again. */
  still: boolean;
  token(name: Token): string;
  number(value: number, digits?: number): string;
  short(value: number): string;
  percent(share: number): string;
  points(difference: number): string;
}

/** Seven steps from little to much. */
export const ramp = (context: ChartContext): string[] => ([0, 1, 2, 3, 4, 5, 6] as const).map((i) => context.token(`ramp-${i}`));

/** Where and how every chart starts: font, no title, motion on the first draw only. */
export function base(option: EChartsOption, context: ChartContext): EChartsOption {
  return {
    animation: !context.still,
    animationDuration: 350,
    animationEasing: "cubicOut",
    animationDurationUpdate: 0,
    textStyle: { fontFamily: context.token("font"), fontSize: 12, color: context.token("ink3") },
    ...option,
  };
}

export interface Pointed {
  seriesIndex: number;
  dataIndex: number;
  name: string;
}

/** One for each mark; format gives null where there is nothing to say. Never a string: names are text, not HTML. */
export function tooltip(context: ChartContext, format: (pointed: Pointed) => HTMLElement | null): TooltipComponentOption {
  return {
    ...float(context),
    trigger: "item",
    formatter: ((pointed: Pointed) => format(pointed) ?? "") as unknown as NonNullable<TooltipComponentOption["formatter"]>,
  };
}

const float = (context: ChartContext): TooltipComponentOption => ({
  show: true,
  className: "tip-frame",
  renderMode: "html",
  confine: true,
  enterable: false,
  transitionDuration: context.still ? 0 : 0.12,
  hideDelay: 60,
  padding: [10, 12],
  borderWidth: 1,
  borderRadius: 10,
  borderColor: context.token("line"),
  backgroundColor: context.token("raise"),
  textStyle: { color: context.token("ink"), fontFamily: context.token("font"), fontSize: 13 },
  extraCssText: "box-shadow: var(--float)",
});

/** Label, value, and a third column where there is one; a swatch before the label takes a colour. */
export type TipRow = readonly [label: string, value: string, count?: string, swatch?: string];

const clickToSee = "Click to see the plays";

/** Bold heading, rows in columns, last what a click does: the plays, unless foot says else ("" is no line). */
export function tip(heading: string, rows: readonly TipRow[] = [], foot: string = clickToSee): HTMLElement {
  const root = element("div", "tip");
  root.append(element("strong", "tip-heading", heading));
  if (rows.length > 0) root.append(table(rows));
  if (foot) root.append(element("div", "tip-foot", foot));
  return root;
}

function table(rows: readonly TipRow[]): HTMLElement {
  const body = element("table", "tip-rows");
  for (const [label, value, count, swatch] of rows) {
    const row = element("tr");
    const head = element("th", "", label);
    if (swatch) head.prepend(square(swatch));
    row.append(head, element("td", "", value));
    if (count !== undefined) row.append(element("td", "tip-count", count));
    body.append(row);
  }
  return body;
}

function square(colour: string): HTMLElement {
  const swatch = element("i", "tip-swatch");
  swatch.style.background = colour;
  return swatch;
}

function element(name: string, className = "", text = ""): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
