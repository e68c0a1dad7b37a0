// What rose and what fell: of each family its share year by year, and the change with its interval.
import type { EChartsOption } from "echarts";
import type { YearsAnswer } from "../api/types";
import { type ChartContext, tip, tooltip } from "./base";
import { band, dot, drawn, type Drawing, type DrawnMark, group, line, scenery, symmetricScale, tickPoints, touch, words } from "./drawn";
import type { NameColours } from "./name_colours";

export interface YearShare {
  year: number;
  plays: number;
  share: number;
  /** The history covers the whole year. */
  whole: boolean;
}
export interface ChangeRow {
  name: string;
  difference: number;
  low: number | null;
  high: number | null;
  /** Empty where the name stands for many small ones. */
  years: YearShare[];
}
export type Measure = "line" | "thirds";

/** Fewer plays in a year say nothing of shares. */
const leastPlays = 60;

/** The largest rise first. */
export function changeRows(answer: YearsAnswer, measure: Measure): ChangeRow[] {
  const first = answer.coverage.first_day ?? "";
  const last = answer.coverage.last_day ?? "";
  const whole = (year: number): boolean => `${year}-01-07` >= first && `${year}-12-24` <= last;
  const shares = (name: string): YearShare[] =>
    answer.years.flatMap(({ year, plays, families }) => {
      if (plays < leastPlays) return [];
      const row = families.find((family) => family.name === name);
      return [{ year, plays: row?.plays ?? 0, share: row?.share ?? 0, whole: whole(year) }];
    });
  const played = new Set(answer.years.flatMap(({ families }) => families.map(({ name }) => name)));
  const found = measure === "line" ? answer.by_family : answer.thirds;
  return found
    .map(({ name, difference, low, high }) => ({ name, difference, low, high, years: played.has(name) ? shares(name) : [] }))
    .sort((x, y) => y.difference - x.difference || x.name.localeCompare(y.name));
}

export const isSure = ({ low, high }: { low: number | null; high: number | null }): boolean => low !== null && high !== null && (low > 0 || high < 0);

const rowHeight = 46;
const head = 4;
const foot = 24;
export const changeHeight = (rows: number): number => head + rows * rowHeight + foot;

interface Plan {
  years: [number, number];
  spark: { left: number; right: number };
  change: { left: number; right: number; zero: number; scale: ReturnType<typeof symmetricScale>; x(value: number): number };
}

function plan(rows: ChangeRow[], { width }: ChartContext): Plan {
  const narrow = width < 420;
  const name = narrow ? 96 : 114;
  const number = 50;
  const space = width - name - number;
  const spark = { left: name, right: name + space * 0.52 };
  const change = { left: spark.right + (narrow ? 16 : 24), right: width - number };
  const scale = symmetricScale(rows.flatMap(({ difference, low, high }) => [difference, low ?? 0, high ?? 0]));
  const zero = (change.left + change.right) / 2;
  const x = (value: number): number => zero + (value / scale.end) * ((change.right - change.left) / 2 - 4);
  const all = rows.flatMap((row) => row.years.map(({ year }) => year));
  return { years: [Math.min(...all), Math.max(...all)], spark, change: { ...change, zero, scale, x } };
}

export interface YearMark extends DrawnMark {
  row: number;
  at: YearShare;
}
export const yearMarks = (rows: ChangeRow[]): YearMark[] =>
  rows.flatMap((row, i) => row.years.map((at) => ({ name: `${row.name} in ${at.year}`, value: at.share, row: i, at })));

/** Series 0 are the changes, series 1 each family in each year (yearMarks). */
export function changeChart(rows: ChangeRow[], colours: NameColours, context: ChartContext): EChartsOption {
  const where = plan(rows, context);
  const middle = (row: number): number => head + row * rowHeight + rowHeight / 2;
  const marks = yearMarks(rows);
  const changes = rows.map((row) => ({ ...row, value: row.difference }));
  return {
    tooltip: tooltip(context, ({ seriesIndex, dataIndex }) => {
      if (seriesIndex === 0) return changeTip(rows[dataIndex], colours, context);
      const mark = marks[dataIndex];
      return mark
        ? tip(`${colours.title(rows[mark.row]!.name)} in ${mark.at.year}${mark.at.whole ? "" : ", part of the year"}`, [
            ["Share", context.percent(mark.at.share)],
            ["Plays", context.number(mark.at.plays)],
          ])
        : null;
    }),
    series: [
      drawn(changes, (row, i) => interval(row, middle(i), where, colours, context), { z: 3 }),
      drawn(marks, (mark) => yearTouch(mark, where, middle(mark.row), context), { z: 1 }),
      scenery(rows.map((row, i) => spark(row, middle(i), where, colours, context)), 2),
      scenery(axis(rows.length, where, context), 0),
    ],
  };
}

function changeTip(row: ChangeRow | undefined, colours: NameColours, context: ChartContext): HTMLElement | null {
  if (!row) return null;
  const rows: [string, string][] = [["Change", `${context.points(row.difference)} points`]];
  if (row.low !== null && row.high !== null) rows.push(["95 % sure", `${context.points(row.low)} to ${context.points(row.high)}`]);
  return tip(colours.title(row.name), rows);
}

function interval(row: ChangeRow, y: number, { change }: Plan, colours: NameColours, context: ChartContext): Drawing {
  const sure = isSure(row);
  const colour = colours.mark(row.name);
  return group(
    touch(change.left - 6, y - rowHeight / 2 + 2, context.width - change.left + 6, rowHeight - 4, context.token("sunk")),
    row.low !== null && row.high !== null && band(change.x(row.low), change.x(row.high), y, colour, sure),
    dot(change.x(row.difference), y, { colour, page: context.token("bg"), filled: sure }),
    words(context, context.width, y, context.points(row.difference), {
      size: 14,
      weight: sure ? 600 : 400,
      colour: context.token(sure ? "ink" : "ink2"),
      align: "right",
    }),
  );
}

const yearX = (year: number, { years: [first, last], spark }: Plan): number =>
  first === last ? (spark.left + spark.right) / 2 : spark.left + ((year - first) / (last - first)) * (spark.right - spark.left);

function yearTouch(mark: YearMark, where: Plan, y: number, context: ChartContext): Drawing {
  const wide = (where.spark.right - where.spark.left) / Math.max(1, where.years[1] - where.years[0]);
  return touch(yearX(mark.at.year, where) - wide / 2, y - rowHeight / 2 + 2, wide, rowHeight - 4, context.token("data3"));
}

function spark(row: ChangeRow, y: number, where: Plan, colours: NameColours, context: ChartContext): Drawing {
  const title = words(context, 0, y, colours.title(row.name), { size: 13, weight: 500, colour: context.token("ink"), width: where.spark.left - 8 });
  if (row.years.length === 0) return title;
  const base = y + 17;
  const largest = Math.max(1e-9, ...row.years.map(({ share }) => share));
  const point = ({ year, share }: YearShare): [number, number] => [yearX(year, where), base - (share / largest) * 32];
  const mark = colours.mark(row.name);
  const runs = unbroken(row.years).map((run) => {
    const points = run.map(point);
    const ground: [number, number][] = [[points[points.length - 1]![0], base], [points[0]![0], base]];
    return group(
      { type: "polygon", shape: { points: [...points, ...ground] }, style: { fill: colours.fill(row.name), opacity: 0.24 } },
      { type: "polyline", shape: { points }, style: { stroke: mark, lineWidth: 2, fill: "none", lineJoin: "round", lineCap: "round" } },
    );
  });
  const last = row.years[row.years.length - 1]!;
  const [x1, y1] = point(last);
  return group(title, ...runs, dot(x1, y1, { colour: mark, page: context.token("bg"), filled: last.whole, radius: 3.6 }));
}

/** Years without enough plays break the line. */
function unbroken(years: YearShare[]): YearShare[][] {
  const runs: YearShare[][] = [];
  for (const at of years) {
    const run = runs[runs.length - 1];
    if (run && run[run.length - 1]!.year === at.year - 1) run.push(at);
    else runs.push([at]);
  }
  return runs;
}

function axis(rows: number, { change, spark, years }: Plan, context: ChartContext): Drawing[] {
  const bottom = head + rows * rowHeight;
  const { ticks } = change.scale;
  const labelled = [ticks[0]!, 0, ticks[ticks.length - 1]!];
  const shown = Number.isFinite(years[0]) ? years : null;
  return [
    ...ticks.map((tick) => line(change.x(tick), head, change.x(tick), bottom, context.token(tick === 0 ? "ink3" : "grid"))),
    ...labelled.map((tick) => words(context, change.x(tick), bottom + 14, tickPoints(context, tick), { align: "center" })),
    ...(shown ? [words(context, spark.left, bottom + 14, String(shown[0])), words(context, spark.right, bottom + 14, String(shown[1]), { align: "right" })] : []),
  ];
}
