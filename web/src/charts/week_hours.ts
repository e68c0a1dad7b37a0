// The week, hour by hour: plays per hour in seven rows of 24 cells.
import type { EChartsOption } from "echarts";
import type { Clock } from "../api/types";
import { type ChartContext, ramp, tip } from "./base";
import { type HeatCell, heatCells } from "./heat_cells";
import { blend } from "./name_colours";

export interface WeekHourWords {
  hour(hour: number): string;
  weekday(weekday: number): string;
}

export const weekRowHeight = 34;
export const mostInAnHour = (clock: Clock): number => Math.max(1e-9, ...clock.matrix.per_hour.flat());

/** Between the steps of a ramp, at a place from 0 to 1. */
export function onRamp(steps: string[], place: number): string {
  const at = Math.max(0, Math.min(1, place)) * (steps.length - 1);
  const low = Math.min(steps.length - 2, Math.floor(at));
  return blend(steps[low]!, steps[low + 1]!, at - low);
}

/** One mark an hour of the week: Monday's 24 first. */
export function weekHours(clock: Clock, text: WeekHourWords, context: ChartContext): EChartsOption {
  const most = mostInAnHour(clock);
  const steps = ramp(context);
  const cells = clock.matrix.per_hour.flatMap((hours, row) =>
    hours.map((value, column): HeatCell => ({ name: `${text.weekday(row + 1)} ${text.hour(column)}`, value, row, column, fill: onRamp(steps, value / most), text: "" })),
  );
  const short = (day: number): string => text.weekday(day).slice(0, 3);
  const layout = {
    rows: Array.from({ length: 7 }, (_, i) => short(i + 1)),
    columns: Array.from({ length: 24 }, (_, hour) => (hour % (context.phone ? 6 : 3) === 0 ? `${String(hour).padStart(2, "0")}:00` : "")),
    left: 44, rowHeight: weekRowHeight, above: false, atStart: true,
  };
  return heatCells(cells, layout, ({ name, value, row, column }) => tip(name, [["Plays an hour", context.number(value, 2)], ["Plays in all", context.number(clock.matrix.plays[row]![column]!)]]), context);
}
