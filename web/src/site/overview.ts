// The overview, its lists, the choices of filters: as sums of the history (src/explore/overview.cc, top_titles.cc, facets.cc, …).
import type { Facets, Overview, Top, Unknown, Weeks } from "../api/types";
import { weekdayName } from "../format/words";
import { coverageOf, inSpan, sumPlays, sumsOf, totalsOf, yearSpan, yearsOf } from "./coverage";
import { dayText, type History, monthOf, reasons, weekdayOf, yearOf } from "./history";
import { artistPlays, atAnyTime, byHour, byName, byWeekday, common, countDays, covered, dayOrNull, type DayPlays, dayPlays, hourPlays, ranking, rounded, scan, seasonKey, seasonOf, shareOf, type Slice, spanBefore, total, weights } from "./slice";

export function weeks(history: History): Weeks {
  const sums = new Map<number, number>();
  const { first, last, starts, plays } = history;
  for (let day = first; day <= last; ++day) {
    const monday = day - weekdayOf(day) + 1;
    sums.set(monday, (sums.get(monday) ?? 0) + total(plays.subarray(starts[day - first]!, starts[day - first + 1]!)));
  }
  return { weeks: [...sums].map(([monday, many]) => ({ monday: dayText(monday), plays: many })) };
}

function artistsByYear(history: History, slice: Slice): Map<number, { artists: number; new_artists: number; artists_once: number }> {
  const years = new Map<number, Float64Array>();
  scan(history, slice, (artist, plays, day) => {
    const year = yearOf(day);
    if (!years.has(year)) years.set(year, new Float64Array(history.artists.length));
    years.get(year)![artist]! += plays;
  });
  return new Map(
    [...years].map(([year, plays]) => [
      year,
      {
        artists: plays.filter((many) => many > 0).length,
        new_artists: history.artists.filter(({ first }, place) => plays[place]! > 0 && yearOf(first || 0) === year && !Number.isNaN(first)).length,
        artists_once: plays.filter((many) => many === 1).length,
      },
    ]),
  );
}

function overviewYears(history: History, slice: Slice, days: DayPlays[]): Overview["years"] {
  const artists = artistsByYear(history, slice);
  const whole = covered(history, slice);
  return yearsOf(whole).map((year) => {
    const span = common(yearSpan(year), whole);
    const asked = inSpan(days, span);
    return {
      year,
      plays: rounded(sumPlays(asked)),
      ...(artists.get(year) ?? { artists: 0, new_artists: 0, artists_once: 0 }),
      days: countDays(slice, span),
      days_with_plays: asked.length,
      complete: span.last - span.first === yearSpan(year).last - yearSpan(year).first,
    };
  });
}

export function overview(history: History, slice: Slice): Overview {
  const lifted = atAnyTime(slice);
  const days = dayPlays(history, lifted);
  const sums = sumsOf(history, slice);
  const totals = totalsOf(history, slice, sums, covered(history, slice), days);
  const span = spanBefore(history, slice);
  const earlier = span && { ...slice, from: span.first, to: span.last };
  return {
    from: dayOrNull(slice.from),
    to: dayOrNull(slice.to),
    totals,
    before: span && earlier && { from: dayText(span.first), to: dayText(span.last), totals: totalsOf(history, earlier, sumsOf(history, earlier), span, days) },
    years: overviewYears(history, lifted, days),
    hours: history.about.times ? byHour(hourPlays(history, slice)).map((plays, hour) => ({ hour, plays: rounded(plays), plays_a_day: rounded(shareOf(plays, totals.days)) })) : [],
    first_play: null,
    last_play: null,
    coverage: coverageOf(history, slice, sums),
  };
}

/** Of equal plays the artist whose name comes first: artists lie in that order. */
export function topArtists(history: History, slice: Slice, limit: number, offset: number): Top {
  const weight = weights(history, slice);
  const plays = artistPlays(history, slice);
  const rows = history.artists.map(({ id, name }, place) => ({ id, name, scrobbles: plays[place]!, plays: plays[place]! * (weight[place] ?? 0) })).filter(({ scrobbles }) => scrobbles > 0);
  const all = total(rows.map((row) => row.plays));
  rows.sort((x, y) => rounded(y.plays) - rounded(x.plays));
  return {
    kind: "artists",
    total: rows.length,
    rows: rows.slice(offset, offset + limit).map((row) => ({ id: row.id, name: row.name, artist: row.name, artist_id: row.id, plays: rounded(row.plays), scrobbles: row.scrobbles, share: rounded(shareOf(row.plays, all)) })),
  };
}

export function facets(history: History, slice: Slice, of: string, text: string, limit: number): Facets {
  const row = (value: string, name: string, plays: number): Facets["rows"][number] => ({ value, name, plays: rounded(plays) });
  if (of === "weekday") return { of, rows: byWeekday(hourPlays(history, { ...slice, weekdays: [] })).map((plays, i) => row(String(i + 1), weekdayName(i + 1), plays)) };
  if (of === "hour") return { of, rows: byHour(hourPlays(history, { ...slice, hours: [] })).map((plays, hour) => row(String(hour), `${String(hour).padStart(2, "0")}:00`, plays)) };
  if (of === "season") {
    const sums = [0, 0, 0, 0];
    for (const { day, plays } of dayPlays(history, { ...slice, seasons: [] })) sums[seasonOf(monthOf(day))]! += plays;
    return { of, rows: sums.map((plays, season) => row(seasonKey(history, season), seasonKey(history, season), plays)) };
  }
  if (of === "artist") {
    const lifted = { ...slice, artists: [] };
    const wanted = text.toLowerCase();
    const rows = topArtists(history, lifted, Infinity, 0).rows.filter(({ name }) => name.toLowerCase().includes(wanted));
    return { of, rows: rows.slice(0, limit).map(({ id, name, plays }) => row(id, name, plays)) };
  }
  const lifted = { ...slice, families: [], genres: [] };
  return { of, rows: ranking(byName(history, lifted, artistPlays(history, lifted), of === "family" ? "family" : "genre")).map(({ name, plays }) => row(name, name, plays)) };
}

export function unknownGenres(history: History, asked: Slice, limit: number): Unknown {
  const slice = { ...asked, families: [], genres: [] };
  const plays = artistPlays(history, slice);
  const rows = history.artists
    .map(({ id, name, unknown, genres }, place) => ({ id, name, unknown, plays: plays[place]! * (genres.find(({ genre }) => genre === "unknown")?.weight ?? 0) }))
    .filter((row) => row.unknown >= 0 && row.plays > 0);
  rows.sort((x, y) => rounded(y.plays) - rounded(x.plays));
  const of = (reason: number): typeof rows => rows.filter(({ unknown }) => unknown === reason);
  return {
    plays: rounded(total(rows.map((row) => row.plays))),
    share: rounded(shareOf(total(rows.map((row) => row.plays)), total(plays))),
    artists: rows.length,
    reasons: reasons.map((reason, i) => ({ reason, plays: rounded(total(of(i).map((row) => row.plays))), artists: of(i).length })),
    rows: rows.slice(0, limit).map(({ id, name, plays: many, unknown }) => ({ id, name, plays: rounded(many), reason: reasons[unknown]! })),
  };
}
