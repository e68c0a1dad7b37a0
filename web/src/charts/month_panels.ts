// Plays a day by month, a panel a year: the year as an area, the mean of all years as a line behind.
import type { EChartsOption } from "echarts";
import type { SeasonProfiles } from "../api/types";
import { type ChartContext, tip, tooltip } from "./base";
import { box, drawn, type Drawing, group, line, risingScale, scenery, words } from "./drawn";
import { panelGrid } from "./season_mix";

export interface MonthMark {
  name: string;
  value: number;
  year: number;
  /** 1 to 12. */
  month: number;
}

type Months = Pick<SeasonProfiles, "months" | "mean">;

export const monthMarks = ({ months }: Months, monthName: (month: number) => string): MonthMark[] =>
  months.flatMap(({ year, plays_a_day }) =>
    plays_a_day.flatMap((value, i) => (value === null ? [] : [{ name: `${monthName(i + 1)} ${year}`, value, year, month: i + 1 }])),
  );

const high = 88;
const head = 24;
const foot = 34;
const gutter = 30;
const least = (width: number): number => (width < 500 ? 92 : 160);
export const monthPanelsHeight = (years: number, width: number): number =>
  Math.ceil(years / panelGrid(years, width - gutter, least(width)).columns) * (head + high + foot);

/** One mark a month: monthMarks. */
export function monthPanels(answer: Months, monthName: (month: number) => string, context: ChartContext): EChartsOption {
  const marks = monthMarks(answer, monthName);
  const grid = panelGrid(answer.months.length, context.width - gutter, least(context.width));
  const scale = risingScale(Math.max(0.01, ...marks.map(({ value }) => value)));
  const corner = (i: number): [number, number] => [gutter + (i % grid.columns) * (grid.wide + grid.gap), Math.floor(i / grid.columns) * (head + high + foot)];
  const column = grid.wide / 12;
  const y = (top: number, value: number): number => top + head + high - (value / scale.end) * high;
  const x = (left: number, month: number): number => left + (month - 0.5) * column;
  const panelOf = (year: number): [number, number] => corner(answer.months.findIndex((at) => at.year === year));
  return {
    tooltip: tooltip(context, ({ dataIndex }) => {
      const mark = marks[dataIndex];
      const mean = mark ? answer.mean[mark.month - 1] : null;
      if (!mark) return null;
      return tip(mark.name, [["Plays a day", context.number(mark.value, 1)], ["Mean of all years", mean === null || mean === undefined ? "–" : context.number(mean, 1)]]);
    }),
    series: [
      drawn(marks, (mark) => {
        const [left, top] = panelOf(mark.year);
        const level = y(top, mark.value);
        const ground = top + head + high;
        return group(
          { type: "rect", shape: { x: x(left, mark.month) - column / 2, y: top + head, width: column, height: high }, style: { fill: "transparent" } },
          box(x(left, mark.month) - column / 2 + 0.5, level, column - 1, Math.max(0.5, ground - level), { fill: context.token("data"), radius: Math.min(2, column / 4), hover: context.token("needle") }),
        );
      }, { z: 2 }),
      scenery(answer.months.flatMap((_, i) => panelGround(i, corner(i), context)), 0),
      scenery(answer.months.map((_, i) => meanLine(corner(i))), 4),
    ],
  };

  function panelGround(i: number, [left, top]: [number, number], at: ChartContext): Drawing[] {
    const ticks = scale.ticks.slice(1);
    const firstColumn = i % grid.columns === 0;
    return [
      ...ticks.map((tick) => line(left, y(top, tick), left + grid.wide, y(top, tick), at.token("grid"))),
      ...(firstColumn ? ticks.map((tick) => words(at, left - 8, y(top, tick), at.number(tick), { align: "right", size: 11 })) : []),
      line(left, top + head + high + 0.5, left + grid.wide, top + head + high + 0.5, at.token("line2")),
      words(at, left, top + 10, String(answer.months[i]!.year), { size: 13, weight: 600, colour: at.token("ink") }),
      ...[1, 4, 7, 10].map((month) => words(at, x(left, month) - column / 2, top + head + high + 12, monthName(month).slice(0, grid.wide < 120 ? 1 : 3), { size: 11 })),
    ];
  }

  function meanLine([left, top]: [number, number]): Drawing {
    const points = answer.mean.flatMap((value, i) => (value === null ? [] : [[x(left, i + 1), y(top, value)] as [number, number]]));
    return group(
      { type: "polyline", shape: { points }, style: { stroke: context.token("bg"), lineWidth: 3.5, fill: "none", lineJoin: "round" } },
      { type: "polyline", shape: { points }, style: { stroke: context.token("ink3"), lineWidth: 1.6, fill: "none", lineJoin: "round" } },
    );
  }
}
