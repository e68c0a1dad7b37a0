// Days and hours. A day is text of the listener's own calendar ("2010-01-31"): it is never turned into an instant of the reader's zone.
import type { Day } from "../api/types";

/** Days read "13 Feb 2005" for every reader: the words of the page are English, and 2/13 and 13/2 must not meet on it. */
const locale = "en-GB";

const utc = (day: Day): Date => new Date(`${day}T00:00:00Z`);
const format = (options: Intl.DateTimeFormatOptions): ((at: Date) => string) => {
  let made: Intl.DateTimeFormat | undefined;
  return (at) => (made ??= new Intl.DateTimeFormat(locale, options)).format(at);
};

const dayFormat = format({ day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const fullDayFormat = format({ day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const monthYearFormat = format({ month: "long", year: "numeric", timeZone: "UTC" });
const monthFormat = format({ month: "long", timeZone: "UTC" });
const weekdayFormat = format({ weekday: "long", timeZone: "UTC" });
const instantFormat = format({ day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });

/** "13 Feb 2005" */
export const day = (at: Day): string => dayFormat(utc(at));
/** "Sunday 13 February 2005" */
export const longDay = (at: Day): string => `${weekdayFormat(utc(at))} ${fullDayFormat(utc(at))}`;
/** "February 2005"; at: "2005-02" or a day. */
export const monthOf = (at: string): string => monthYearFormat(utc(`${at.slice(0, 7)}-01`));
/** 1 is January. */
export const monthName = (month: number): string => monthFormat(new Date(Date.UTC(2001, month - 1, 1)));
/** 1 is Monday; the first of January 2001 was one. */
export const weekdayName = (weekday: number): string => weekdayFormat(new Date(Date.UTC(2001, 0, weekday)));
/** "Mon" */
export const weekdayShort = (weekday: number): string => weekdayName(weekday).slice(0, 3);

const two = (value: number): string => String(value).padStart(2, "0");

/** "16:00" */
export const hour = (at: number): string => `${two(at % 24)}:00`;
/** "16:00 to 17:00"; until: the hour after the last, itself left out. */
export const hours = (from: number, until = from + 1): string => `${hour(from)} to ${hour(until)}`;
/** "22:45" of a local time. */
export const clockTime = (at: string): string => at.slice(11, 16);

/** "1 Jan 2005 to 31 Dec 2006"; whole years and months in their own words: "2005", "2005 to 2006", "February 2005". */
export function period(from: Day | null | undefined, to: Day | null | undefined): string {
  if (!from && !to) return "the whole history";
  if (!from) return `until ${day(to!)}`;
  if (!to) return `since ${day(from)}`;
  if (from === to) return day(from);
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  if (from.endsWith("-01-01") && to.endsWith("-12-31")) return first === last ? first : `${first} to ${last}`;
  if (from.slice(0, 7) === to.slice(0, 7) && from.endsWith("-01") && to === monthEnd(to)) return monthOf(from);
  return `${day(from)} to ${day(to)}`;
}

const monthEnd = (at: Day): Day => new Date(Date.UTC(Number(at.slice(0, 4)), Number(at.slice(5, 7)), 0)).toISOString().slice(0, 10);

/** An instant ("2026-11-23T01:05:06Z") on the reader's own clock: "23 Nov 2026, 01:05". */
export const instant = (at: string): string => instantFormat(new Date(at));

/** "3 hours ago", "in 5 minutes". */
export function ago(at: string, now: number = Date.now()): string {
  const seconds = (new Date(at).getTime() - now) / 1000;
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [["year", 31_557_600], ["month", 2_629_800], ["day", 86_400], ["hour", 3_600], ["minute", 60]];
  const [unit, length] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.round(seconds / length), unit);
}
