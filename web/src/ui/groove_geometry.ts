// The strip of the whole history as shapes: where a day lies, how tall a bar of weeks is, which years are written. Pure.
import type { Day, Weeks } from "../api/types";
import { addDays, dayAt, dayNumber, type Period } from "./periods";

export const barsHeight = 44;
/** Pixels that one bar and its gap take at least. */
const pitch = 2.4;
/** Shorter than a week is not a period one could hold with a pointer. */
export const leastDays = 7;

export interface Bar {
  x: number;
  width: number;
  height: number;
  /** What the bar holds, both ends included. */
  from: Day;
  to: Day;
  /** A week, on average. */
  plays: number;
}

const span = (history: Period): number => dayNumber(history.to) - dayNumber(history.from) + 1;

/** Where a day begins. */
export const xOf = (day: Day, history: Period, width: number): number => ((dayNumber(day) - dayNumber(history.from)) / span(history)) * width;
/** Where a day ends. */
export const endOf = (day: Day, history: Period, width: number): number => xOf(addDays(day, 1), history, width);

/** The day under a place of the strip, held inside the history. */
export function dayUnder(x: number, history: Period, width: number): Day {
  const days = span(history);
  const at = Math.min(days - 1, Math.max(0, Math.floor((x / Math.max(1, width)) * days)));
  return dayAt(dayNumber(history.from) + at);
}

/** One bar for some weeks, so that bars stay apart; the height is the square root of the mean week's plays. */
export function bars(weeks: Weeks["weeks"], history: Period, width: number): Bar[] {
  if (weeks.length === 0 || width <= 0) return [];
  const held = Math.max(1, Math.ceil((weeks.length * pitch) / width));
  const most = Math.max(1, ...weeks.map(({ plays }) => plays));
  const found: Bar[] = [];
  for (let at = 0; at < weeks.length; at += held) {
    const group = weeks.slice(at, at + held);
    const first = group[0];
    const last = group[group.length - 1];
    if (!first || !last) continue;
    const plays = group.reduce((sum, week) => sum + week.plays, 0) / group.length;
    const [from, to] = [first.monday, addDays(last.monday, 6)];
    const left = xOf(from, history, width);
    const room = endOf(to, history, width) - left;
    const wide = Math.max(0.8, Math.min(room * 0.62, 9));
    const x = Math.min(width - wide, Math.max(0, left + (room - wide) / 2));
    found.push({ x, width: wide, height: plays > 0 ? Math.max(2, Math.sqrt(plays / most) * (barsHeight - 6)) : 1, from, to, plays });
  }
  return found;
}

/** All bars as one outline, mirrored about the middle: one shape to draw, however many bars. */
export function outline(drawn: Bar[]): string {
  const cut = (value: number): string => value.toFixed(1);
  return drawn.map(({ x, width, height }) => `M${cut(x)} ${cut((barsHeight - height) / 2)}h${cut(width)}v${cut(height)}h${cut(-width)}z`).join("");
}

/** The bar nearest to a place of the strip. */
export function nearest(drawn: Bar[], x: number): Bar | null {
  const away = (bar: Bar): number => Math.abs(bar.x + bar.width / 2 - x);
  return drawn.reduce<Bar | null>((best, bar) => (best === null || away(bar) < away(best) ? bar : best), null);
}

export interface YearMark {
  x: number;
  text: string;
}

/** Years that have room for their label, short ones ('05) where the strip is narrow, every second or fifth where it is narrower. */
export function yearMarks(history: Period, width: number): YearMark[] {
  const [first, last] = [Number(history.from.slice(0, 4)), Number(history.to.slice(0, 4))];
  const room = (width / span(history)) * 365.25;
  const short = room < 44;
  const least = short ? 24 : 30;
  const every = [1, 2, 5, 10, 20].find((step) => room * step >= least) ?? 50;
  const marks: YearMark[] = [];
  for (let year = first; year <= last; year += 1) {
    const x = Math.max(0, xOf(`${year}-01-01`, history, width));
    const next = year < last ? xOf(`${year + 1}-01-01`, history, width) : width;
    const fits = every > 1 ? (year - first) % every === 0 && width - x >= least : next - x >= least;
    if (fits) marks.push({ x, text: short ? `’${String(year).slice(2)}` : String(year) });
  }
  return marks;
}

/** What a drag from one day to another selects: a week at least, inside the history. */
export function brushed(start: Day, end: Day, history: Period): Period {
  return widened(start < end ? { from: start, to: end } : { from: end, to: start }, history);
}

function widened({ from, to }: Period, history: Period): Period {
  const lack = leastDays - (dayNumber(to) - dayNumber(from) + 1);
  if (lack <= 0) return { from, to };
  const later = addDays(to, lack);
  if (later <= history.to) return { from, to: later };
  const earlier = addDays(history.to, 1 - leastDays);
  return { from: earlier > history.from ? earlier : history.from, to: history.to };
}

export type Handle = "from" | "to";

/** One end moved, held inside the history and a week from the other end. */
export function moved(period: Period, handle: Handle, day: Day, history: Period): Period {
  if (handle === "from") {
    const latest = addDays(period.to, 1 - leastDays);
    const at = day > latest ? latest : day;
    return { from: at < history.from ? history.from : at, to: period.to };
  }
  const earliest = addDays(period.from, leastDays - 1);
  const at = day < earliest ? earliest : day;
  return { from: period.from, to: at > history.to ? history.to : at };
}

const week = 7;
const quarter = 91;
const steps: Record<string, number> = { ArrowLeft: -week, ArrowDown: -week, ArrowRight: week, ArrowUp: week, PageDown: -quarter, PageUp: quarter };

/** What a key does to a handle; null where it does nothing. */
export function pressed(period: Period, handle: Handle, key: string, history: Period): Period | null {
  if (key === "Home") return moved(period, handle, handle === "from" ? history.from : addDays(period.from, leastDays - 1), history);
  if (key === "End") return moved(period, handle, handle === "to" ? history.to : addDays(period.to, 1 - leastDays), history);
  const days = steps[key];
  return days === undefined ? null : moved(period, handle, addDays(period[handle], days), history);
}

/** The whole period moved by some days, as far as the history goes. */
export function shifted({ from, to }: Period, days: number, history: Period): Period {
  const [least, most] = [dayNumber(history.from) - dayNumber(from), dayNumber(history.to) - dayNumber(to)];
  const by = Math.min(most, Math.max(least, days));
  return { from: addDays(from, by), to: addDays(to, by) };
}
