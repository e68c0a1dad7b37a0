// Where each day stands: a year as columns of weeks, or as twelve months for narrow pages. Pure arithmetic in CSS pixels.
import type { Day } from "../api/types";

export interface Cell {
  day: Day;
  x: number;
  y: number;
}

/** A year or a month: its heading stands at x, y; its cells below or beside. */
export interface Block {
  year: number;
  /** 1 to 12 where the block is a month; 0 for a year. */
  month: number;
  x: number;
  y: number;
  cells: Cell[];
}

export interface CalendarPlan {
  size: number;
  height: number;
  blocks: Block[];
  /** x of the first day of each month, for the labels over the newest year; empty where blocks are months. */
  monthTicks: number[];
}

const dayMs = 86_400_000;
const at = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const text = (time: number): Day => new Date(time).toISOString().slice(0, 10);
/** Monday is 0. */
const weekdayOf = (time: number): number => (new Date(time).getUTCDay() + 6) % 7;

/** All days from first to last, both included. */
export function daysBetween(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let time = at(first); time <= at(last); time += dayMs) days.push(text(time));
  return days;
}

/** 1 is Monday. */
export const weekdayNumber = (day: Day): number => weekdayOf(at(day)) + 1;
export const monthNumber = (day: Day): number => Number(day.slice(5, 7));
export const yearOf = (day: Day): number => Number(day.slice(0, 4));

function byYear(days: Day[]): Map<number, Day[]> {
  const years = new Map<number, Day[]>();
  for (const day of days) {
    const list = years.get(yearOf(day)) ?? [];
    list.push(day);
    years.set(yearOf(day), list);
  }
  return years;
}

export const yearGutter = 132;
const topMargin = 24;
const yearGap = 26;
const mostWeeks = 54;

/** One row of weeks a year, the newest on top, Monday first; days must be in order. */
export function planYears(days: Day[], width: number): CalendarPlan {
  const size = (width - yearGutter - 2) / mostWeeks;
  const years = [...byYear(days)].sort((a, b) => b[0] - a[0]);
  const pitch = Math.round(size * 7) + yearGap;
  const column = (day: Day, year: number): number => {
    const first = at(`${year}-01-01`);
    return Math.floor(((at(day) - first) / dayMs + weekdayOf(first)) / 7);
  };
  const blocks = years.map(([year, list], i): Block => {
    const y = topMargin + i * pitch;
    const cells = list.map((day) => ({ day, x: yearGutter + column(day, year) * size, y: y + weekdayOf(at(day)) * size }));
    return { year, month: 0, x: 0, y, cells };
  });
  const newest = years[0]?.[0];
  const monthTicks = newest === undefined ? [] : Array.from({ length: 12 }, (_, m) => {
    const first = `${newest}-${String(m + 1).padStart(2, "0")}-01`;
    return yearGutter + (column(first, newest) + (weekdayOf(at(first)) > 0 ? 1 : 0)) * size;
  });
  return { size, height: topMargin + years.length * pitch - yearGap + 4, blocks, monthTicks };
}

const monthGap = 14;
const monthHead = 26;
const monthFoot = 14;
/** The smallest cell a finger hits surely (WCAG 2.2, 2.5.8). */
export const leastTap = 24;
const mostTap = 36;

/** Months of one year side by side, weeks as rows, Monday first; as many columns as keep a cell tappable. */
export function planMonths(days: Day[], width: number): CalendarPlan {
  const columns = Math.max(1, Math.min(4, Math.floor((width + monthGap) / (7 * leastTap + monthGap))));
  const size = Math.min(mostTap, (width - monthGap * (columns - 1)) / columns / 7);
  const months = new Map<string, Day[]>();
  for (const day of days) months.set(day.slice(0, 7), [...(months.get(day.slice(0, 7)) ?? []), day]);
  const blocks: Block[] = [];
  let top = 0;
  let rowHeight = 0;
  [...months.values()].forEach((list, i) => {
    const first = at(`${list[0]!.slice(0, 7)}-01`);
    const column = i % columns;
    if (column === 0 && i > 0) {
      top += rowHeight + monthFoot;
      rowHeight = 0;
    }
    const x = column * (size * 7 + monthGap);
    const cells = list.map((day) => {
      const index = (at(day) - first) / dayMs + weekdayOf(first);
      return { day, x: x + (index % 7) * size, y: top + monthHead + Math.floor(index / 7) * size };
    });
    rowHeight = Math.max(rowHeight, cells[cells.length - 1]!.y + size - top);
    blocks.push({ year: yearOf(list[0]!), month: monthNumber(list[0]!), x, y: top, cells });
  });
  return { size, height: top + rowHeight + 4, blocks, monthTicks: [] };
}

/** Which of seven steps: 0 is silence, 1 to 6 the classes by their upper ends; of classes that end alike the last. */
export function step(plays: number, upperEnds: number[]): number {
  if (plays <= 0) return 0;
  const end = upperEnds.find((at) => plays <= at);
  return end === undefined ? upperEnds.length : upperEnds.lastIndexOf(end) + 1;
}
