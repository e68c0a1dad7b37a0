// What each month, quarter or year was made of: a stack of bands with their names at the right edge.
import type { EChartsOption } from "echarts";
import type { Trend } from "../api/types";
import { type ChartContext, tip, type TipRow, tooltip } from "./base";
import { smoothStack } from "./curve";
import { box, drawn, type Drawing, group, line, risingScale, scenery, words } from "./drawn";
import type { NameColours } from "./name_colours";
import { type Band, boundaries, isBlank, runs, spread, trendBands, type TrendUnit } from "./trend_stack";

export interface TrendMark {
  name: string;
  value: number;
  band: Band;
  bucket: number;
}

export interface TrendWords {
  /** "Apr to Jun 2012" for "2012-Q2". */
  bucket(bucket: string): string;
  /** "10 others" for the rest. */
  title(name: string): string;
}

/** One mark for each band of each bucket that has plays; the order of what the chart draws. */
export function trendMarks(trend: Trend, unit: TrendUnit): TrendMark[] {
  const bands = trendBands(trend);
  return trend.buckets.flatMap(({ bucket, plays }, i) =>
    isBlank(trend, i, unit) ? [] : bands.flatMap((band) => (band.plays[i] ? [{ name: `${band.name}, ${bucket}`, value: unit === "share" ? band.plays[i]! / plays : band.plays[i]!, band, bucket: i }] : [])),
  );
}

const head = 10;
const foot = 28;
const parts = 8;
const leastLabelGap = 19;

interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
  column: number;
  x(bucket: number): number;
  y(value: number): number;
  end: number;
  ticks: number[];
}

function plot(trend: Trend, unit: TrendUnit, context: ChartContext): Plot {
  const left = context.phone ? 34 : 44;
  const right = context.width - (context.phone ? 2 : 150);
  const column = (right - left) / Math.max(1, trend.buckets.length);
  const scale = risingScale(Math.max(1, ...trend.buckets.map(({ plays }) => plays)));
  const end = unit === "share" ? 1 : scale.end;
  const bottom = context.height - foot;
  return {
    left, right, top: head, bottom, column, end,
    ticks: unit === "share" ? [0, 0.25, 0.5, 0.75, 1] : [0, ...scale.ticks.filter((tick) => tick > 0)],
    x: (bucket) => left + (bucket + 0.5) * column,
    y: (value) => bottom - (value / end) * (bottom - head),
  };
}

/** Series 0: marks as trendMarks gives them. Series 1: names at the right edge, one mark a band, top first. */
export function trendChart(trend: Trend, unit: TrendUnit, colours: NameColours, text: TrendWords, context: ChartContext): EChartsOption {
  const bands = trendBands(trend);
  const marks = trendMarks(trend, unit);
  const place = plot(trend, unit, context);
  const labels = context.phone ? [] : edgeLabels(trend, bands, unit, place);
  return {
    tooltip: tooltip(context, ({ seriesIndex, dataIndex }) => {
      const mark = seriesIndex === 0 ? marks[dataIndex] : undefined;
      return mark ? bucketTip(trend, bands, mark, colours, text, context) : null;
    }),
    series: [
      drawn(marks, (mark) => cell(mark, bands, unit, place, context), { z: 4 }),
      drawn(labels, (label) => edgeLabel(label, colours, text, place, context), { z: 4, tooltip: { show: false } }),
      scenery(grid(unit, place, context), 0),
      scenery(areas(trend, bands, unit, colours, place, context), 1),
      scenery(dates(trend, place, context), 2),
    ],
  };
}

/** Nothing to see until the pointer or the keyboard is there: then a red line across the band. */
function cell(mark: TrendMark, bands: Band[], unit: TrendUnit, place: Plot, context: ChartContext): Drawing {
  const at = bands.findIndex(({ name }) => name === mark.band.name);
  const edges = boundaries(bands, mark.bucket, unit);
  const [low, high] = [place.y(edges[at]!), place.y(edges[at + 1]!)];
  const middle = place.x(mark.bucket);
  const needle = { stroke: context.token("needle"), lineWidth: 3, lineCap: "round" as const };
  return group(
    { type: "rect", shape: { x: middle - place.column / 2, y: high, width: place.column, height: low - high }, style: { fill: "transparent" }, emphasis: { style: { fill: context.token("needle"), opacity: 0.16 } } } as Drawing,
    { type: "line", shape: { x1: middle, y1: high, x2: middle, y2: low }, style: { ...needle, opacity: 0 }, emphasis: { style: { opacity: 1 } }, silent: true } as Drawing,
  );
}

function areas(trend: Trend, bands: Band[], unit: TrendUnit, colours: NameColours, place: Plot, context: ChartContext): Drawing[] {
  const seam = place.column < 12 ? 0.4 : 1;
  return runs(trend, unit).flatMap(([first, last]) => {
    const stacks = Array.from({ length: last - first + 1 }, (_, i) => boundaries(bands, first + i, unit));
    const edges = smoothStack(Array.from({ length: bands.length + 1 }, (_, layer) => stacks.map((stack) => stack[layer]!)), parts);
    const at = (i: number): number => place.x(first) + (i / parts) * place.column;
    const outline = (layer: number): [number, number][] => {
      const edge = edges[layer]!.map((value, i): [number, number] => [at(i), place.y(value)]);
      return [[place.x(first) - place.column / 2, edge[0]![1]], ...edge, [place.x(last) + place.column / 2, edge[edge.length - 1]![1]]];
    };
    return bands.map((band, i): Drawing => ({
      type: "polygon",
      shape: { points: [...outline(i), ...outline(i + 1).reverse()] },
      style: { fill: (band.name === "unknown" ? colours.hatch() : colours.fill(band.name)) as string, stroke: context.token("bg"), lineWidth: seam, lineJoin: "round" },
    }));
  });
}

const grid = (unit: TrendUnit, place: Plot, context: ChartContext): Drawing[] =>
  place.ticks.flatMap((tick) => [
    line(place.left, Math.round(place.y(tick)) + 0.5, place.right, Math.round(place.y(tick)) + 0.5, context.token(tick === 0 ? "line2" : "grid")),
    words(context, place.left - 8, place.y(tick), unit === "share" ? (tick === 1 ? context.percent(1) : String(Math.round(tick * 100))) : context.short(tick).replace(/[.,]0(?=\D*$)/, ""), { align: "right" }),
  ]);

/** A year's first bucket carries a tick and its number; where years are narrow only every second or so. */
function dates(trend: Trend, place: Plot, context: ChartContext): Drawing[] {
  const starts = trend.buckets.flatMap(({ bucket }, i) => (i === 0 || bucket.slice(0, 4) !== trend.buckets[i - 1]!.bucket.slice(0, 4) ? [{ year: bucket.slice(0, 4), i }] : []));
  const room = (place.right - place.left) / Math.max(1, starts.length);
  const every = Math.ceil(34 / room);
  const whole = trend.by === "year";
  return starts.flatMap(({ year, i }, k) => {
    const x = place.left + i * place.column;
    if (whole) return k % every === 0 ? [words(context, place.x(i), place.bottom + 14, room < 44 ? `’${year.slice(2)}` : year, { align: "center" })] : [];
    const fits = k % every === 0 && (starts[k + 1] === undefined || (starts[k + 1]!.i - i) * place.column * every > 26);
    return [line(x + 0.5, place.bottom, x + 0.5, place.bottom + 5, context.token("line2")), fits && words(context, x + 4, place.bottom + 14, room < 44 ? `’${year.slice(2)}` : year)].filter(Boolean) as Drawing[];
  });
}

interface EdgeLabel {
  name: string;
  value: number;
  /** Middle of the band at the right edge, and where the name stands. */
  from: number;
  y: number;
}

/** A name where its band ends: the middle of the last drawn bucket's band, pushed apart. */
function edgeLabels(trend: Trend, bands: Band[], unit: TrendUnit, place: Plot): EdgeLabel[] {
  const last = runs(trend, unit).at(-1)?.[1];
  if (last === undefined) return [];
  const edges = boundaries(bands, last, unit);
  const found = bands.map(({ name }, i) => ({ name, value: edges[i + 1]! - edges[i]!, from: place.y((edges[i]! + edges[i + 1]!) / 2) })).reverse();
  const gap = Math.min(leastLabelGap, (place.bottom - place.top) / Math.max(1, found.length));
  const places = spread(found.map(({ from }) => from), gap, place.top + 4, place.bottom - 6);
  return found.map((label, i) => ({ ...label, y: places[i]! }));
}

function edgeLabel(label: EdgeLabel, colours: NameColours, text: TrendWords, place: Plot, context: ChartContext): Drawing {
  const x = place.right;
  const fill = label.name === "unknown" ? colours.hatch() : colours.fill(label.name);
  return group(
    { type: "polyline", shape: { points: [[x + 3, label.from], [x + 9, label.from], [x + 17, label.y], [x + 21, label.y]] }, style: { fill: "none", stroke: context.token("line2"), lineWidth: 1 }, silent: true } as Drawing,
    { type: "rect", shape: { x: x + 20, y: label.y - 9, width: context.width - x - 20, height: 18, r: 3 }, style: { fill: "transparent" }, emphasis: { style: { fill: context.token("sunk") } } } as Drawing,
    { ...box(x + 25, label.y - 5, 10, 10, { fill, radius: 2 }), silent: true } as Drawing,
    words(context, x + 41, label.y, text.title(label.name), { size: 13, colour: context.token("ink"), width: context.width - x - 43 }),
  );
}

const shownInTip = 9;

function bucketTip(trend: Trend, bands: Band[], mark: TrendMark, colours: NameColours, text: TrendWords, context: ChartContext): HTMLElement {
  const bucket = trend.buckets[mark.bucket]!;
  const row = (band: Band): TipRow => [text.title(band.name), context.percent(band.plays[mark.bucket]! / bucket.plays), context.number(band.plays[mark.bucket]!), band.name === "unknown" ? "var(--hatch)" : colours.fill(band.name)];
  const others = bands.filter((band) => band.name !== mark.band.name && band.plays[mark.bucket]).sort((x, y) => y.plays[mark.bucket]! - x.plays[mark.bucket]!);
  const shown = others.slice(0, shownInTip);
  return tip(`${text.title(mark.band.name)}, ${text.bucket(bucket.bucket)}`, [row(mark.band), ...shown.map(row), ["All plays", "", context.number(bucket.plays)]]);
}
