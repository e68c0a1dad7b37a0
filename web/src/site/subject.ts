// Pages of artists, and, where the plays travel, of albums and tracks (src/explore/subject.cc).
import { ApiError } from "../api/client";
import type { Subject } from "../api/types";
import { coverageOf } from "./coverage";
import { dayText, type History, monthIndex, weekdayOf, yearOf } from "./history";
import { lastfmAlbum, lastfmArtist, lastfmTrack } from "./lastfm";
import { endOf, firstOf, lastOf, type Play, titlePlays, type TitlePlays, titlesOf } from "./plays";
import { artistPlays, byHour, byWeekday, hourPlays, rounded, scan, shareOf, type Slice, total, weights } from "./slice";

const everything: Slice = { from: null, to: null, weekdays: [], hours: [], seasons: [], families: [], genres: [], artists: [], grouping: "family" };
export const notThere = (): ApiError => new ApiError(404, "There is nothing here.", "");

/** What the charts of a subject need: weighted plays of the slice by day and hour, whole ones of all times by month. */
interface Times {
  days: Set<number>;
  hours: number[];
  weekdays: number[];
  all: number;
  months: Map<number, number>;
}

const emptyTimes = (): Times => ({ days: new Set(), hours: new Array<number>(24).fill(0), weekdays: new Array<number>(7).fill(0), all: 0, months: new Map() });

function add(times: Times, day: number, hour: number, plays: number): void {
  times.days.add(day);
  times.hours[hour]! += plays;
  times.weekdays[weekdayOf(day) - 1]! += plays;
  times.all += plays;
}
const addMonth = ({ months }: Times, day: number, plays: number): void => void months.set(monthIndex(day), (months.get(monthIndex(day)) ?? 0) + plays);

const monthText = (month: number): string => `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;

function monthRows({ months }: Times): Subject["months"] {
  const known = [...months.keys()];
  const [first, last] = [Math.min(...known), Math.max(...known)];
  return known.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, i) => ({ month: monthText(first + i), plays: months.get(first + i) ?? 0 }));
}

function charts(history: History, slice: Slice, times: Times, ranks: Map<number, number>): Pick<Subject, "days_with_plays" | "months" | "years" | "hours" | "weekdays" | "coverage"> {
  const usual = hourPlays(history, slice);
  const [hours, weekdays] = [byHour(usual), byWeekday(usual)];
  const years = new Map<number, number>();
  for (const [month, plays] of times.months) years.set(Math.floor(month / 12), (years.get(Math.floor(month / 12)) ?? 0) + plays);
  const all = history.last < history.first ? [] : Array.from({ length: yearOf(history.last) - yearOf(history.first) + 1 }, (_, i) => yearOf(history.first) + i);
  return {
    days_with_plays: times.days.size,
    months: monthRows(times),
    years: all.map((year) => ({ year, plays: years.get(year) ?? 0, rank: ranks.get(year) ?? null })),
    hours: !history.about.times ? [] : hours.map((plays, hour) => ({ hour, plays: rounded(times.hours[hour]!), share: rounded(shareOf(times.hours[hour]!, times.all)), usual_share: rounded(shareOf(plays, total(hours))) })),
    weekdays: weekdays.map((plays, i) => ({ weekday: i + 1, plays: rounded(times.weekdays[i]!), share: rounded(shareOf(times.weekdays[i]!, times.all)), usual_share: rounded(shareOf(plays, total(weekdays))) })),
    coverage: coverageOf(history, slice),
  };
}

/** An artist's place among all artists of each year. */
function ranksByYear(history: History, place: number): Map<number, number> {
  const years = new Map<number, Float64Array>();
  scan(history, everything, (artist, plays, day) => {
    const year = yearOf(day);
    if (!years.has(year)) years.set(year, new Float64Array(history.artists.length));
    years.get(year)![artist]! += plays;
  });
  return new Map([...years].filter(([, plays]) => plays[place]! > 0).map(([year, plays]) => [year, plays.filter((many) => many > plays[place]!).length + 1]));
}

export async function artistSubject(history: History, asked: Slice, id: string): Promise<Subject> {
  const place = history.placeOf.get(id);
  if (place === undefined) throw notThere();
  const artist = history.artists[place]!;
  const slice = { ...asked, artists: [] };
  const weight = weights(history, slice);
  const counted = artistPlays(history, slice).map((plays, at) => plays * (weight[at] ?? 0));
  const scrobbles = weight[place] === null ? 0 : artistPlays(history, { ...slice, artists: [place] })[place]!;
  const times = emptyTimes();
  scan(history, { ...slice, artists: [place] }, (_, plays, day, hour) => add(times, day, hour, plays * weight[place]!));
  scan(history, { ...everything, artists: [place] }, (_, plays, day) => addMonth(times, day, plays));
  const titles = history.about.plays ? await titlePlays(history, slice, { artist: place }) : null;
  return {
    kind: "artist",
    id,
    name: artist.name,
    artist: artist.name,
    artist_id: id,
    lastfm_url: lastfmArtist(artist.name),
    plays: rounded(counted[place]!),
    scrobbles,
    share: rounded(shareOf(counted[place]!, total(counted))),
    rank: counted[place]! > 0 ? counted.filter((plays) => rounded(plays) > rounded(counted[place]!)).length + 1 : null,
    of: counted.filter((plays) => plays > 0).length,
    ...(await ends(history, artist.name, id, times, titles)),
    ...charts(history, slice, times, ranksByYear(history, place)),
    albums: titles?.albums ?? [],
    tracks: titles?.tracks ?? [],
    ...genresOf(history, place),
  };
}

/** Without the plays only the days of the first and last are known. */
async function ends(history: History, artist: string, artist_id: string, times: Times, titles: TitlePlays | null): Promise<Pick<Subject, "first_play" | "last_play">> {
  if (titles) return { first_play: await endOf(history, firstOf(titles.plays)), last_play: await endOf(history, lastOf(titles.plays)) };
  const days = [...times.days].sort((x, y) => x - y);
  const end = (day: number | undefined): Subject["first_play"] => (day === undefined ? null : { local_time: dayText(day), artist, artist_id, track: "", track_id: "" });
  return { first_play: end(days[0]), last_play: end(days.at(-1)) };
}

function genresOf(history: History, place: number): Pick<Subject, "genres" | "genres_from"> {
  const { genres, source } = history.artists[place]!;
  return { genres: genres.map((row) => ({ ...row, weight: rounded(row.weight) })), genres_from: source };
}

export async function titleSubject(history: History, asked: Slice, kind: "album" | "track", id: string): Promise<Subject> {
  if (!history.about.plays) throw notThere();
  const titles = await titlesOf();
  const columns = kind === "album" ? titles.albums : titles.tracks;
  const name = columns.names[Number(id)];
  if (name === undefined) throw notThere();
  const artist = history.artists[columns.artists[Number(id)]!]!;
  const slice = { ...asked, artists: [] };
  const found = await titlePlays(history, slice, { [kind]: Number(id) });
  const times = emptyTimes();
  found.plays.forEach((play, i) => isTimed(play) && add(times, play.day, Math.floor(play.second / 3600), found.weights[i]!));
  found.everything.filter(isTimed).forEach((play) => addMonth(times, play.day, 1));
  const counted = total(artistPlays(history, slice).map((plays, at) => plays * (weights(history, slice)[at] ?? 0)));
  return {
    kind,
    id,
    name,
    artist: artist.name,
    artist_id: artist.id,
    lastfm_url: kind === "album" ? lastfmAlbum(artist.name, name) : lastfmTrack(artist.name, name),
    plays: rounded(total(found.weights)),
    scrobbles: found.plays.length,
    share: rounded(shareOf(total(found.weights), counted)),
    rank: null,
    of: columns.names.length,
    first_play: await endOf(history, firstOf(found.plays)),
    last_play: await endOf(history, lastOf(found.plays)),
    ...charts(history, slice, times, new Map()),
    albums: kind === "track" ? found.albums : [],
    tracks: kind === "album" ? found.tracks : [],
    ...genresOf(history, history.placeOf.get(artist.id)!),
  };
}

const isTimed = ({ day }: Play): boolean => !Number.isNaN(day);
