// Two shares of each name, hollow and red, joined; beside them the difference with its interval where there is one.
import type { EChartsOption } from "echarts";
import { type ChartContext, tip, tooltip } from "./base";
import { isSure } from "./change_rows";
import { band, dot, drawn, type Drawing, group, line, risingScale, scenery, symmetricScale, tickPercent, tickPoints, touch, words } from "./drawn";

export interface DumbbellRow {
  name: string;
  /** As a reader sees it. */
  title: string;
  a: number;
  b: number;
  difference: number;
  low: number | null;
  high: number | null;
}

export interface DumbbellWords {
  a: string;
  b: string;
  /** The last line of a tooltip. */
  click: { a: string; b: string; difference: string };
  /** Width of the names on wide pages. */
  names?: number;
}

/** Of narrow figures; wide ones have room for a panel of differences. */
const isNarrow = (width: number): boolean => width <= 500;
const roomForPanel = 640;
const rowHeight = (width: number): number => (isNarrow(width) ? 34 : 30);
const head = 6;
const foot = 30;
export const dumbbellHeight = (rows: number, width: number): number => head + rows * rowHeight(width) + foot;

/** Where differences have an interval and the page is wide they get a panel; else they are numbers at the right. */
interface Plan {
  /** No row has an interval: then all are as sure as each other. */
  described: boolean;
  shares: { left: number; right: number; x(value: number): number; ticks: number[] };
  differences: { left: number; right: number; x(value: number): number; ticks: number[] } | null;
}

function plan(rows: DumbbellRow[], { names = 134 }: DumbbellWords, { width }: ChartContext): Plan {
  const described = rows.every(({ low }) => low === null);
  const withPanel = width > roomForPanel && !described;
  const left = isNarrow(width) ? 100 : names;
  const space = width - left;
  const right = withPanel ? left + space * 0.5 : width - 58;
  const shareScale = risingScale(Math.max(0.01, ...rows.flatMap(({ a, b }) => [a, b])));
  const shares = {
    left, right,
    x: (value: number) => left + 7 + (value / shareScale.end) * (right - left - 14),
    ticks: shareScale.ticks,
  };
  if (!withPanel) return { described, shares, differences: null };
  const from = right + 44;
  const to = width - 4;
  const scale = symmetricScale(rows.flatMap(({ difference, low, high }) => [difference, low ?? 0, high ?? 0]));
  const room = 46; // for the numbers outside the intervals
  const x = (value: number): number => (from + to) / 2 + (value / scale.end) * ((to - from) / 2 - room);
  return { described, shares, differences: { left: from, right: to, x, ticks: scale.ticks } };
}

/** Series 0: the second share; 1: the first; 2: the difference, where it has a panel. */
export function dumbbellChart(rows: DumbbellRow[], say: DumbbellWords, context: ChartContext): EChartsOption {
  const where = plan(rows, say, context);
  const high = rowHeight(context.width);
  const y = (row: number): number => head + row * high + high / 2;
  const named = (value: (row: DumbbellRow) => number, of: string) => rows.map((row) => ({ ...row, name: `${row.title}${of}`, value: value(row) }));
  const page = context.token("bg");
  const needle = context.token("needle");
  const ink = context.token("ink");
  const clicks = [say.click.b, say.click.a, say.click.difference];
  const hit = (row: number): Drawing => touch(0, y(row) - high / 2, where.differences ? where.shares.right + 10 : context.width, high, context.token("sunk"));
  const second = (row: DumbbellRow, i: number): Drawing => group(hit(i), dot(where.shares.x(row.b), y(i), { colour: needle, page, filled: true, radius: 5.5 }));
  const first = (row: DumbbellRow, i: number): Drawing => dot(where.shares.x(row.a), y(i), { colour: ink, page, filled: false, radius: 5.8 });
  const { differences } = where;
  return {
    tooltip: tooltip(context, ({ seriesIndex, dataIndex }) => rowTip(rows[dataIndex], say, clicks[seriesIndex] ?? "", context)),
    series: [
      drawn(named(({ b }) => b, `, ${say.b}`), second, { z: 2 }),
      drawn(named(({ a }) => a, `, ${say.a}`), first, { z: 4 }),
      ...(differences ? [drawn(named(({ difference }) => difference, ", difference"), (row, i) => differenceMark(row, y(i), high, differences, context), { z: 3 })] : []),
      scenery(rows.map((row, i) => joint(row, y(i), where, context)), 3),
      scenery(rows.map((row, i) => rowWords(row, y(i), where, context)), 3),
      scenery(axes(rows.length, where, context), 0),
    ],
  };
}

function rowTip(row: DumbbellRow | undefined, say: DumbbellWords, click: string, context: ChartContext): HTMLElement | null {
  if (!row) return null;
  const lines: [string, string][] = [
    [say.a, context.percent(row.a)],
    [say.b, context.percent(row.b)],
    ["Difference", `${context.points(row.difference)} points`],
  ];
  if (row.low !== null && row.high !== null) lines.push(["95 % sure", `${context.points(row.low)} to ${context.points(row.high)}`]);
  return tip(row.title, lines, click);
}

function joint(row: DumbbellRow, y: number, { described, shares }: Plan, context: ChartContext): Drawing | null {
  const [from, to] = [shares.x(row.a), shares.x(row.b)];
  const side = Math.sign(to - from);
  if (Math.abs(to - from) < 11) return null;
  const strong = described || isSure(row);
  return line(from + side * 5.5, y, to - side * 5.5, y, context.token(strong ? "ink3" : "line2"), strong ? 2 : 1.5);
}

function rowWords(row: DumbbellRow, y: number, { described, shares, differences }: Plan, context: ChartContext): Drawing {
  const title = words(context, shares.left - 12, y, row.title, { size: 13, colour: context.token("ink"), align: "right", width: shares.left - 14 });
  if (differences) return title;
  const strong = described || isSure(row);
  const number = words(context, context.width, y, context.points(row.difference), {
    size: 13, weight: strong ? 600 : 400, colour: context.token(strong ? "ink" : "ink3"), align: "right",
  });
  return group(title, number);
}

function differenceMark(row: DumbbellRow, y: number, high: number, { left, right, x }: NonNullable<Plan["differences"]>, context: ChartContext): Drawing {
  const sure = isSure(row);
  const colour = context.token(sure ? "needle" : "ink3");
  const ends = [x(row.difference), row.low === null ? x(row.difference) : x(row.low), row.high === null ? x(row.difference) : x(row.high)];
  const rightwards = row.difference >= 0;
  return group(
    touch(left, y - high / 2, right - left, high, context.token("sunk")),
    row.low !== null && row.high !== null && band(x(row.low), x(row.high), y, colour, sure),
    dot(x(row.difference), y, { colour, page: context.token("bg"), filled: sure }),
    words(context, rightwards ? Math.max(...ends) + 11 : Math.min(...ends) - 11, y, context.points(row.difference), {
      align: rightwards ? "left" : "right", weight: sure ? 600 : 400, colour: context.token(sure ? "ink" : "ink3"),
    }),
  );
}

function axes(rows: number, { shares, differences }: Plan, context: ChartContext): Drawing[] {
  const bottom = head + rows * rowHeight(context.width);
  const label = (x: number, text: string): Drawing => words(context, x, bottom + 16, text, { align: "center" });
  const rule = (x: number, zero: boolean): Drawing => line(x, head, x, bottom + 2, context.token(zero ? "ink3" : "grid"));
  const left = shares.ticks.flatMap((tick) => [rule(shares.x(tick), false), label(shares.x(tick), tickPercent(context, tick))]);
  if (!differences) return left;
  const right = differences.ticks.flatMap((tick) => {
    const name = tick === 0 ? "no difference" : tickPoints(context, tick);
    const besideZero = Math.abs(differences.x(tick) - differences.x(0)) < 62;
    return [rule(differences.x(tick), tick === 0), ...(tick !== 0 && besideZero ? [] : [label(differences.x(tick), name)])];
  });
  return [...left, ...right];
}
