// Every day as a cell, darker where more was played; the place of each is worked out in calendar_cells.
import type { EChartsOption } from "echarts";
import type { Calendar, Day } from "../api/types";
import { type ChartContext, ramp, tip, tooltip } from "./base";
import { type CalendarPlan, type Cell, daysBetween, step, yearGutter } from "./calendar_cells";
import { box, drawn, type Drawing, line, onFill, scenery, words } from "./drawn";

export interface DayMark {
  name: string;
  value: number;
  day: Day;
  cell: Cell;
}

/** In the order of time, so that arrow keys walk from day to day. */
export function dayMarks(plan: CalendarPlan, answer: Pick<Calendar, "days">): DayMark[] {
  const plays = new Map(answer.days.map((at) => [at.day, at.plays]));
  return plan.blocks
    .flatMap(({ cells }) => cells)
    .map((cell) => ({ name: cell.day, value: plays.get(cell.day) ?? 0, day: cell.day, cell }))
    .sort((x, y) => (x.day < y.day ? -1 : 1));
}

export interface CalendarWords {
  longDay(day: Day): string;
  month(month: number): string;
  /** "15,847 plays" and "232 days" below a year. */
  year(year: number): string[];
}

/** Above this size a cell carries the day of the month. */
const roomForNumber = 22;

export function calendarChart(plan: CalendarPlan, answer: Calendar, say: CalendarWords, context: ChartContext): EChartsOption {
  const marks = dayMarks(plan, answer);
  const colours = ramp(context);
  const seam = plan.size > 20 ? 2 : plan.size > 14 ? 1.6 : 1;
  const side = plan.size - seam;
  const numbered = plan.blocks.some(({ month }) => month > 0) && plan.size >= roomForNumber;
  return {
    animation: false,
    tooltip: tooltip(context, ({ dataIndex }) => {
      const mark = marks[dataIndex];
      return mark ? tip(say.longDay(mark.day), [["Plays", mark.value > 0 ? context.number(mark.value) : "none"]], mark.value > 0 ? undefined : "") : null;
    }),
    series: [
      drawn(marks, ({ cell, value, day }) => {
        const fill = colours[step(value, answer.classes)]!;
        const cellBox = box(cell.x + seam / 2, cell.y + seam / 2, side, side, { fill, radius: side > 14 ? 3 : 1.5, hover: context.token("needle") });
        if (!numbered) return cellBox;
        const number = words(context, cell.x + plan.size / 2, cell.y + plan.size / 2, String(Number(day.slice(8))), {
          size: 11, align: "center", colour: value > 0 ? onFill(fill) : context.token("ink3"),
        });
        return { type: "group", children: [cellBox, number] as never[] };
      }),
      scenery(plan.blocks.flatMap((block) => (block.month > 0 ? monthTitle(block, say, context) : yearTitle(block, plan.size, say, context))), 1),
      scenery(plan.monthTicks.map((x, i) => words(context, x + 1, 8, say.month(i + 1).slice(0, 3))), 1),
    ],
  };
}

type Block = CalendarPlan["blocks"][number];

const monthTitle = (block: Block, say: CalendarWords, context: ChartContext): Drawing[] => [
  words(context, block.x + 2, block.y + 12, say.month(block.month), { size: 13, weight: 600, colour: context.token("ink") }),
];

function yearTitle(block: Block, size: number, say: CalendarWords, context: ChartContext): Drawing[] {
  const y = block.y + Math.min(14, size * 0.6);
  const lines = say.year(block.year);
  return [
    words(context, 0, y, String(block.year), { size: 18, weight: 600, colour: context.token("ink") }),
    ...lines.map((text, i) => words(context, 0, y + 25 + i * 19, text, { size: 13, colour: context.token("ink2"), width: yearGutter - 10 })),
    ...monthBorders(block, size, context),
  ];
}

/** Hairlines between the months of a year that a filter has no holes in: down between weeks, one step across where a month ends within a week. */
function monthBorders(block: Block, size: number, context: ChartContext): Drawing[] {
  const colour = context.token("line2");
  const [first, last] = [block.cells[0], block.cells[block.cells.length - 1]];
  const unbroken = first && last && daysBetween(first.day, last.day).length === block.cells.length;
  if (!unbroken) return [];
  return block.cells.flatMap((cell, i) => {
    if (i === 0 || !cell.day.endsWith("-01")) return [];
    const bottom = block.y + size * 7;
    const steps = [line(cell.x, cell.y, cell.x, bottom, colour)];
    if (cell.y > block.y) {
      steps.push(line(cell.x, cell.y, cell.x + size, cell.y, colour), line(cell.x + size, block.y, cell.x + size, cell.y, colour));
    }
    return steps;
  });
}
