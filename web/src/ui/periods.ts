// Periods of whole days, both ends included: arithmetic, the neighbours of a period, and the ones to choose from. Pure.
import type { Day } from "../api/types";

export interface Period {
  from: Day;
  to: Day;
}

const dayMs = 86_400_000;

/** Days since 1970-01-01. */
export const dayNumber = (day: Day): number => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs);
export const dayAt = (number: number): Day => new Date(number * dayMs).toISOString().slice(0, 10);
export const addDays = (day: Day, days: number): Day => dayAt(dayNumber(day) + days);
export const daysIn = ({ from, to }: Period): number => dayNumber(to) - dayNumber(from) + 1;

/** The part of a period that lies in the history; null where none does. */
export function within(period: Period, history: Period): Period | null {
  const from = period.from > history.from ? period.from : history.from;
  const to = period.to < history.to ? period.to : history.to;
  return from <= to ? { from, to } : null;
}

export const isWhole = (period: Period, history: Period): boolean => period.from <= history.from && period.to >= history.to;

const daysOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const write = (year: number, month: number, day: number): Day => `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
const parts = (day: Day): [number, number, number] => [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];

/** How many whole calendar months a period holds; null where it does not begin and end with a month. */
export function wholeMonths({ from, to }: Period): number | null {
  const [fromYear, fromMonth, fromDay] = parts(from);
  const [toYear, toMonth, toDay] = parts(to);
  if (fromDay !== 1 || toDay !== daysOfMonth(toYear, toMonth)) return null;
  return (toYear - fromYear) * 12 + toMonth - fromMonth + 1;
}

function addMonths(day: Day, months: number): Day {
  const [year, month] = parts(day);
  const at = year * 12 + month - 1 + months;
  return write(Math.floor(at / 12), (at % 12) + 1, 1);
}

/** The period of the same length before (-1) or after (1): calendar months stay calendar months. */
export function neighbour(period: Period, step: -1 | 1): Period {
  const months = wholeMonths(period);
  if (months !== null) {
    const from = addMonths(period.from, step * months);
    return { from, to: addDays(addMonths(from, months), -1) };
  }
  const days = daysIn(period);
  return { from: addDays(period.from, step * days), to: addDays(period.to, step * days) };
}

/** Where `[` and `]` lead; null where the history ends. Of the whole history the previous one is its last year. */
export function step(period: Period, direction: -1 | 1, history: Period): Period | null {
  if (isWhole(period, history)) return direction < 0 ? calendarYear(Number(history.to.slice(0, 4))) : null;
  const next = neighbour(period, direction);
  return within(next, history) ? next : null;
}

export const calendarYear = (year: number): Period => ({ from: write(year, 1, 1), to: write(year, 12, 31) });

export interface Preset {
  name: string;
  /** null: the whole history. */
  period: Period | null;
}

/** The day after the same day a year before: twelve months up to and with `to`. */
function yearUpTo(to: Day): Period {
  const [year, month, day] = parts(to);
  const same = write(year - 1, month, Math.min(day, daysOfMonth(year - 1, month)));
  return { from: addDays(same, 1), to };
}

/** Counted back from the history's last day, not from today. */
export function presets(history: Period): Preset[] {
  const last = (days: number): Period => ({ from: addDays(history.to, 1 - days), to: history.to });
  return [
    { name: "All of it", period: null },
    { name: "Last 30 days", period: last(30) },
    { name: "Last 90 days", period: last(90) },
    { name: "Last 12 months", period: yearUpTo(history.to) },
  ];
}

/** The newest first. */
export function years(history: Period): number[] {
  const [first, last] = [Number(history.from.slice(0, 4)), Number(history.to.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, index) => last - index);
}

export const same = (one: Period | null, other: Period | null): boolean => one?.from === other?.from && one?.to === other?.to;
