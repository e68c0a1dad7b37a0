// The four answers under a filter that the program did not test: the figures that they describe, no verdict, and where the tested answer is.
import type { Answer, Changed, ClockAnswer, GenresAnswer, SeasonsAnswer, YearsAnswer } from "../api/types";
import { coverageOf, leastPlays, type Sums, sumsOf, timed } from "./coverage";
import { type History, monthIndex, monthOf, monthStart, yearOf } from "./history";
import { artistPlays, byBytes, byHour, byName, byWeekday, common, dayOrNull, hourSums, isWeighted, ranking, rounded, scan, seasonKey, seasonOf, shareOf, type Share, type Slice, total, weights } from "./slice";
import { weekdayName } from "../format/words";

const said = "These figures are described, not tested: under this filter the tested answer is in tonearm serve.";

function frame(answer: string, history: History, slice: Slice, sums: Sums): Answer {
  return {
    answer,
    user: history.about.meta.user,
    from: dayOrNull(slice.from),
    to: dayOrNull(slice.to),
    sentence: said,
    headline: "Not tested under this filter",
    verdict: null,
    effect: null,
    interval: null,
    p: null,
    visible: null,
    n: { scrobbles: sums.scrobbles, weeks: null, years: null },
    method: "sums, described",
    level: slice.grouping,
    coverage: coverageOf(history, slice, sums),
  };
}

const shareRow = ({ name, plays, share }: Share): Share => ({ name, plays: rounded(plays), share: rounded(share) });

export function genres(history: History, slice: Slice): GenresAnswer {
  const sums = sumsOf(history, slice);
  const plays = artistPlays(history, slice);
  const rows = (grouping: "family" | "genre") => ranking(byName(history, slice, plays, grouping)).map((row) => ({ ...shareRow(row), low: null, high: null }));
  const familyOf = new Map(history.about.genres);
  return { ...frame("genres", history, slice, sums), families: rows("family"), genres: rows("genre").map((row) => ({ ...row, family: familyOf.get(row.name) ?? "unknown" })) };
}

export function clock(history: History, slice: Slice): ClockAnswer {
  const sums = sumsOf(history, slice);
  const matrix = hourSums(history, slice);
  const [hours, weekdays] = [byHour(matrix), byWeekday(matrix)];
  const busiest = hours.map((plays, hour) => ({ hour, plays })).filter(({ plays }) => plays > 0).sort((x, y) => y.plays - x.plays);
  const head = frame("clock", history, slice, sums);
  return {
    ...head,
    coverage: timed(head.coverage, sums),
    level: isWeighted(slice) ? slice.grouping : "family",
    headline: busiest[0] ? `Most at ${String(busiest[0].hour).padStart(2, "0")}:00` : "No plays",
    busiest_hours: busiest.slice(0, 3).map(({ hour }) => hour),
    busiest_half: null,
    middle: null,
    by_year: [],
    families: { verdict: null, p: null, rows: [] },
    hours: hours.map((plays, hour) => ({ hour, plays: rounded(plays), share: rounded(shareOf(plays, total(hours))) })),
    weekdays: weekdays.map((plays, i) => ({ weekday: i + 1, name: weekdayName(i + 1), plays: rounded(plays), share: rounded(shareOf(plays, total(weekdays))) })),
    matrix: matrix.map((row) => row.map(rounded)),
  };
}

type PlaysByYear = Map<number, Float64Array>;

function playsByYear(history: History, slice: Slice): PlaysByYear {
  const years: PlaysByYear = new Map();
  scan(history, slice, (artist, plays, day) => {
    const year = yearOf(day);
    if (!years.has(year)) years.set(year, new Float64Array(history.artists.length));
    years.get(year)![artist]! += plays;
  });
  return years;
}

const listed = 10;

export function years(history: History, slice: Slice): YearsAnswer {
  const sums = sumsOf(history, slice);
  const weight = weights(history, slice);
  const counted = (plays: ArrayLike<number>, of: (place: number) => boolean = () => true): number => {
    let sum = 0;
    for (let place = 0; place < plays.length; ++place) if (plays[place]! > 0 && of(place)) sum += plays[place]! * (weight[place] ?? 0);
    return sum;
  };
  const found = [...playsByYear(history, slice)];
  const rows = found.map(([year, plays]) => {
    const isNew = (place: number): boolean => !Number.isNaN(history.artists[place]!.first) && yearOf(history.artists[place]!.first) === year;
    return {
      year,
      plays: rounded(counted(plays)),
      artists: plays.filter((many) => many > 0).length,
      new_artists: plays.filter((many, place) => many > 0 && isNew(place)).length,
      new_artist_share: rounded(shareOf(counted(plays, isNew), counted(plays))),
      families: ranking(byName(history, slice, plays)).map(shareRow),
      top_genres: ranking(byName(history, slice, plays, "genre")).filter(({ name }) => name !== "unknown").slice(0, listed).map(shareRow),
    };
  });
  const genresOfYears = found.map(([, plays]) => new Map(ranking(byName(history, slice, plays, "genre")).map(({ name, share }) => [name, share])));
  const common = (a: Map<string, number>, b: Map<string, number>): number => total([...a].filter(([name]) => name !== "unknown").map(([name, share]) => Math.min(share, b.get(name) ?? 0)));
  const head = frame("years", history, slice, sums);
  return {
    ...head,
    coverage: timed(head.coverage, sums),
    years: rows,
    by_family: [],
    carried_by: [],
    thirds: [],
    half_life_weeks: null,
    evidence: null,
    ...changeOf(history, slice, sums, { years: rows.map(({ year }) => year), matrix: genresOfYears.map((a) => genresOfYears.map((b) => rounded(common(a, b)))) }),
  };
}

type Similarity = YearsAnswer["descriptive"]["similarity"];
const monthText = (month: number): string => `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;

/** Of the first third of the months against the last. */
function changeOf(history: History, slice: Slice, sums: Sums, similarity: Similarity): Pick<YearsAnswer, "change" | "descriptive"> {
  const none = { change: null, descriptive: { rising_artists: [], falling_artists: [], similarity } };
  if (sums.first === null || sums.last === null) return none;
  const [first, last] = [monthIndex(sums.first), monthIndex(sums.last)];
  const third = Math.floor((last - first + 1) / 3);
  if (third === 0) return none;
  const ends = [[first, first + third - 1], [last - third + 1, last]] as const;
  const plays = ends.map(([from, to]) => artistPlays(history, { ...slice, from: Math.max(slice.from ?? -Infinity, monthStart(from)), to: Math.min(slice.to ?? Infinity, monthStart(to + 1) - 1) }));
  const of = (grouping: "family" | "genre") => plays.map((side) => byName(history, slice, side, grouping)) as [Map<string, number>, Map<string, number>];
  const families = of(slice.grouping);
  const all = families.map((names) => total([...names.values()])) as [number, number];
  if (Math.min(...all) < leastPlays - 0.5) return none;
  const spans = ends.map(([from, to], i) => ({ from: monthText(from), to: monthText(to), plays: rounded(all[i]!) }));
  const weight = weights(history, slice);
  const artists = history.artists.flatMap(({ id, name }, place): Changed[] => {
    const [before, after] = plays.map((side, i) => (side[place]! * (weight[place] ?? 0)) / all[i]!) as [number, number];
    return plays.some((side) => side[place]! > 0) ? [{ name, first_share: rounded(before), last_share: rounded(after), difference: rounded(after - before), id }] : [];
  });
  artists.sort((x, y) => y.difference - x.difference);
  return {
    change: { first_third: spans[0]!, last_third: spans[1]!, families: changes(families), genres: changes(of("genre")) },
    descriptive: {
      rising_artists: artists.slice(0, listed).filter(({ difference }) => difference > 0),
      falling_artists: artists.slice(-listed).reverse().filter(({ difference }) => difference < 0),
      similarity,
    },
  };
}

function changes([before, after]: [Map<string, number>, Map<string, number>]): Changed[] {
  const shares = [before, after].map((names) => new Map(ranking(names).map(({ name, share }) => [name, share]))) as [Map<string, number>, Map<string, number>];
  const names = [...new Set(shares.flatMap((side) => [...side.keys()]))].filter((name) => name !== "unknown").sort(byBytes);
  return names
    .map((name) => {
      const [first, last] = [shares[0].get(name) ?? 0, shares[1].get(name) ?? 0];
      return { name, first_share: rounded(first), last_share: rounded(last), difference: rounded(last - first) };
    })
    .sort((x, y) => y.difference - x.difference);
}

export function seasons(history: History, slice: Slice): SeasonsAnswer {
  const sums = sumsOf(history, slice);
  const bySeason = [0, 1, 2, 3].map(() => new Float64Array(history.artists.length));
  const byMonth = Array.from({ length: 12 }, () => new Float64Array(history.artists.length));
  scan(history, slice, (artist, plays, day) => {
    bySeason[seasonOf(monthOf(day))]![artist]! += plays;
    byMonth[monthOf(day) - 1]![artist]! += plays;
  });
  const names = bySeason.map((plays) => ranking(byName(history, slice, plays)));
  const counts = names.map((rows) => total(rows.map(({ plays }) => plays)));
  const season = (quarter: number): string => (history.about.meta.hemisphere === "tropics" ? quarters[quarter]! : seasonKey(history, quarter));
  const summer = history.about.meta.hemisphere === "south" ? 0 : 2;
  const span = { first: sums.first ?? 0, last: sums.last ?? -1 };
  const head = frame("seasons", history, slice, sums);
  return {
    ...head,
    coverage: timed(head.coverage, sums),
    hemisphere: history.about.meta.hemisphere,
    compared: { season: season(summer), against: season((summer + 2) % 4) },
    by_family: [],
    carried_by: [],
    against_rest: [],
    usable_years: 0,
    evidence: null,
    seasons: names.map((rows, quarter) => ({
      season: season(quarter) as SeasonsAnswer["seasons"][number]["season"],
      months: [((quarter * 3 + 11) % 12) + 1, quarter * 3 + 1, quarter * 3 + 2],
      plays: rounded(counts[quarter]!),
      families: rows.map(shareRow),
    })),
    differences: seasonDifferences(names, counts, season),
    months: byMonth.map((plays, i) => {
      const many = total(byName(history, slice, plays).values());
      let days = 0;
      for (let month = monthIndex(span.first); sums.first !== null && month <= monthIndex(span.last); ++month)
        if (month % 12 === i) {
          const inside = common({ first: monthStart(month), last: monthStart(month + 1) - 1 }, span);
          days += inside.last - inside.first + 1;
        }
      return { month: i + 1, plays: rounded(many), days, plays_a_day: rounded(shareOf(many, days)) };
    }),
  };
}

const quarters = ["December to February", "March to May", "June to August", "September to November"];

function seasonDifferences(names: Share[][], counts: number[], season: (quarter: number) => string): SeasonsAnswer["differences"] {
  const used = [0, 1, 2, 3].filter((quarter) => counts[quarter]! >= leastPlays - 0.5);
  if (used.length < 2) return [];
  const shares = names.map((rows) => new Map(rows.map(({ name, share }) => [name, share])));
  const all = [...new Set(used.flatMap((quarter) => names[quarter]!.map(({ name }) => name)))].filter((name) => name !== "unknown").sort(byBytes);
  const rows = all.map((family) => {
    const of = (quarter: number): number => shares[quarter]!.get(family) ?? 0;
    const [high, low] = [used.reduce((best, at) => (of(at) > of(best) ? at : best)), used.reduce((best, at) => (of(at) < of(best) ? at : best))];
    return { family, highest: season(high), highest_share: rounded(of(high)), lowest: season(low), lowest_share: rounded(of(low)), difference: rounded(of(high) - of(low)) };
  });
  return rows.sort((x, y) => y.difference - x.difference);
}

