// The clock, the seasons and the calendar, described (src/explore/clock_profile.cc, season_profiles.cc, calendar.cc).
import type { Calendar, Clock, SeasonProfiles } from "../api/types";
import { coverageOf, inSpan, leastPlays, longest, type Run, silences, streaks, sumPlays, sumsOf, timed, yearSpan, yearsOf } from "./coverage";
import { dayText, type History, monthIndex, monthStart, weekdayOf } from "./history";
import { asksFor, atAnyTime, byHour, byWeekday, common, countDays, covered, type DayPlays, dayPlays, hourPlays, isEmpty, isOpen, length, named, ranking, rounded, seasonKey, shareOf, shareOrNull, type Slice, type Span, total } from "./slice";

const sixHours = 6;

/** widths: the lower and upper ends of the hours' shares, where the program tested this slice. */
export function clock(history: History, slice: Slice, widths: ([number, number] | null)[]): Clock {
  const hours = hourPlays(history, slice);
  const span = covered(history, slice);
  const days = new Array<number>(7).fill(0);
  for (let day = span.first; day <= span.last; ++day) if (asksFor(slice, day)) days[weekdayOf(day) - 1]! += 1;
  const [ofHour, ofDay] = [byHour(hours), byWeekday(hours)];
  const all = total(ofDay);
  const rest = isOpen(slice) ? null : byWeekday(hourPlays(history, atAnyTime(slice))).map((plays, i) => Math.max(0, rounded(plays - ofDay[i]!)));
  const aDay = (plays: number, many: number): number => rounded(shareOf(plays, many));
  const [workdays, weekends] = [total(days.slice(0, 5)), total(days.slice(5))];
  const at = (hour: number, from: number, to: number): number => total(hours.slice(from, to).map((row) => row[hour]!));
  const sums = sumsOf(history, slice);
  return {
    hours: ofHour.map((plays, hour) => ({
      hour,
      plays: rounded(plays),
      share: rounded(shareOf(plays, all)),
      low: widths[hour]?.[0] ?? null,
      high: widths[hour]?.[1] ?? null,
      workday: aDay(at(hour, 0, 5), workdays),
      weekend: aDay(at(hour, 5, 7), weekends),
    })),
    weekdays: ofDay.map((plays, i) => ({ weekday: i + 1, plays: rounded(plays), days: days[i]!, plays_a_day: aDay(plays, days[i]!), share: rounded(shareOf(plays, all)), rest_share: rest && shareOrNull(rest[i]!, total(rest)) })),
    matrix: { plays: hours, per_hour: hours.map((row, i) => row.map((plays) => aDay(plays, days[i]!))) },
    plays_a_day: aDay(all, total(days)),
    workdays_a_day: aDay(total(ofDay.slice(0, 5)), workdays),
    weekends_a_day: aDay(total(ofDay.slice(5)), weekends),
    night_share: rounded(shareOf(total(ofHour.slice(0, sixHours)), all)),
    parts: parts(history, slice, ofHour),
    level: slice.grouping,
    coverage: timed(coverageOf(history, slice, sums), sums),
  };
}

const partNames = ["night", "morning", "afternoon", "evening"];

function parts(history: History, slice: Slice, hours: number[]): Clock["parts"] {
  const found = named(history, slice, (_, hour) => Math.floor(hour / sixHours));
  for (const names of found.values()) names.delete("unknown");
  const of = (part: number, name: string): number => found.get(part)?.get(name) ?? 0;
  const known = partNames.map((_, part) => total([...(found.get(part)?.values() ?? [])]));
  const sums = new Map<string, number>();
  for (const names of found.values()) for (const [name, plays] of names) sums.set(name, (sums.get(name) ?? 0) + plays);
  const enough = (part: number): boolean => known[part]! > leastPlays - 0.5;
  return {
    parts: partNames.map((part, i) => ({ part, from_hour: i * sixHours, to_hour: (i + 1) * sixHours, plays: rounded(total(hours.slice(i * sixHours, (i + 1) * sixHours))) })),
    rows: ranking(sums).map(({ name, plays }) => {
      const overall = shareOf(plays, total(known));
      const shares = partNames.map((_, part) => (enough(part) ? shareOf(of(part, name), known[part]!) : null));
      return { name, overall: rounded(overall), shares: shares.map((share) => (share === null ? null : rounded(share))), differences: shares.map((share) => (share === null ? null : rounded(share - overall))) };
    }),
  };
}

const leastDays = 27;

export function seasonProfiles(history: History, slice: Slice): SeasonProfiles {
  const span = covered(history, slice);
  const quarterOf = (day: number): number => Math.floor((monthIndex(day) + 1) / 3);
  const found = named(history, slice, quarterOf);
  const years: SeasonProfiles["years"] = [];
  for (let quarter = quarterOf(span.first); !isEmpty(span) && quarter <= quarterOf(span.last); ++quarter) {
    if (slice.seasons.length > 0 && !slice.seasons.includes(quarter % 4)) continue;
    const year = Math.floor(quarter / 4);
    if (years.at(-1)?.year !== year) years.push({ year, seasons: [] });
    const inside = common({ first: monthStart(quarter * 3 - 1), last: monthStart(quarter * 3 + 2) - 1 }, span);
    const names = found.get(quarter) ?? new Map<string, number>();
    const plays = total([...names.values()]);
    const shares = plays > leastPlays - 0.5 ? ranking(names).map(({ name, share }) => ({ name, share: rounded(share) })) : null;
    years.at(-1)!.seasons.push({ season: seasonKey(history, quarter % 4), from: dayText(inside.first), to: dayText(inside.last), plays: rounded(plays), shares });
  }
  const sums = sumsOf(history, slice);
  return { years, ...profileMonths(history, slice, span), level: slice.grouping, coverage: timed(coverageOf(history, slice, sums), sums) };
}

function profileMonths(history: History, slice: Slice, span: Span): Pick<SeasonProfiles, "months" | "mean"> {
  const plays = new Map<number, number>();
  for (const day of dayPlays(history, slice)) plays.set(monthIndex(day.day), (plays.get(monthIndex(day.day)) ?? 0) + day.plays);
  const aDay = (month: number): number | null => {
    const inside = common({ first: monthStart(month), last: monthStart(month + 1) - 1 }, span);
    const days = countDays(slice, inside);
    return length(inside) >= leastDays && days > 0 ? shareOf(plays.get(month) ?? 0, days) : null;
  };
  const exact = yearsOf(span).map((year) => ({ year, months: Array.from({ length: 12 }, (_, i) => aDay(year * 12 + i)) }));
  const mean = Array.from({ length: 12 }, (_, i) => {
    const known = exact.map(({ months }) => months[i]!).filter((many) => many !== null);
    return shareOrNull(total(known), known.length);
  });
  return { months: exact.map(({ year, months }) => ({ year, plays_a_day: months.map((many) => many && rounded(many)) })), mean };
}

const classParts = [0.25, 0.5, 0.75, 0.9, 0.98, 1];
const listed = 10;

export function calendar(history: History, slice: Slice): Calendar {
  const span = covered(history, slice);
  const days = dayPlays(history, slice);
  const ordered = days.map(({ plays }) => plays).sort((x, y) => x - y);
  const run = ({ first, last, days: many }: Run) => ({ from: dayText(first), to: dayText(last), days: many });
  const day = ({ day: at, plays }: DayPlays) => ({ day: dayText(at), plays: rounded(plays) });
  return {
    days: days.map(day),
    from: isEmpty(span) ? null : dayText(span.first),
    to: isEmpty(span) ? null : dayText(span.last),
    totals: yearsOf(span).map((year) => {
      const asked = inSpan(days, yearSpan(year));
      return { year, plays: rounded(sumPlays(asked)), days_with_plays: asked.length, days: countDays(slice, common(yearSpan(year), span)) };
    }),
    classes: ordered.length === 0 ? [] : classParts.map((part) => rounded(ordered[Math.ceil(part * ordered.length) - 1]!)),
    streaks: longest(streaks(slice, days), listed).map((at) => ({ ...run(at), plays: rounded(at.plays) })),
    silences: longest(silences(slice, days), listed).map(run),
    busiest: [...days].sort((x, y) => y.plays - x.plays).slice(0, listed).map(day),
    coverage: coverageOf(history, slice),
  };
}
