// Answers the page's questions from the history that travels with it: what the server is to tonearm serve.
import { ApiError } from "../api/client";
import type { Found, Meta } from "../api/types";
import { compare } from "./compare";
import { type About, type ArtistColumns, type History, readHistory } from "./history";
import { json, part } from "./load";
import { facets, overview, topArtists, unknownGenres, weeks } from "./overview";
import { playList, titlesOf, topTitles } from "./plays";
import { artistPlays, readSlice, type Slice } from "./slice";
import { artistSubject, notThere, titleSubject } from "./subject";
import { type Tested, testedName, testedOf } from "./tested";
import { calendar, clock, seasonProfiles } from "./times";
import { trend } from "./trend";
import * as untested from "./untested";

export const loadHistory = async (): Promise<History> => readHistory(await json<About>("about"), await json<ArtistColumns>("artists"), await part("cube"));

interface Asked {
  history: History;
  slice: Slice;
  query: URLSearchParams;
  /** Of the path. */
  id: string;
}

type Endpoint = (asked: Asked) => unknown;

const number = (query: URLSearchParams, name: string, otherwise: number): number => Number(query.get(name) ?? otherwise);

const answer = (kind: "genres" | "clock" | "years" | "seasons"): Endpoint => async ({ history, slice }) => {
  const tested: Tested | undefined = await testedOf(history, slice);
  return tested?.[kind] ?? untested[kind](history, slice);
};

const top = (kind: "albums" | "tracks"): Endpoint => ({ history, slice, query }) =>
  history.about.plays ? topTitles(history, slice, kind, testedName(slice), number(query, "limit", 10)) : { kind, total: 0, rows: [] };

const endpoints: Record<string, Endpoint> = {
  "/meta": ({ history }): Meta => history.about.meta,
  "/weeks": ({ history }) => weeks(history),
  "/overview": ({ history, slice }) => overview(history, slice),
  "/top/artists": ({ history, slice, query }) => topArtists(history, slice, number(query, "limit", 10), number(query, "offset", 0)),
  "/top/albums": top("albums"),
  "/top/tracks": top("tracks"),
  "/facets": ({ history, slice, query }) => facets(history, slice, query.get("of") ?? "", query.get("q") ?? "", number(query, "limit", 50)),
  "/answers/genres": answer("genres"),
  "/answers/clock": answer("clock"),
  "/answers/years": answer("years"),
  "/answers/seasons": answer("seasons"),
  "/genres/trend": ({ history, slice, query }) =>
    trend(history, slice, (query.get("by") ?? "month") as "month", (query.get("level") ?? slice.grouping) as "family", number(query, "limit", 8)),
  "/genres/unknown": ({ history, slice, query }) => unknownGenres(history, slice, number(query, "limit", 20)),
  "/clock": async ({ history, slice }) => clock(history, slice, (await testedOf(history, slice))?.hours ?? []),
  "/seasons": ({ history, slice }) => seasonProfiles(history, slice),
  "/calendar": ({ history, slice }) => calendar(history, slice),
  "/compare": ({ history, query }) => compare(history, readSlice(history, query, "a."), readSlice(history, query, "b."), number(query, "limit", 10)),
  "/plays": ({ history, slice, query }) => playList(history, slice, query),
  "/search": ({ history, query }) => search(history, query.get("q") ?? "", number(query, "limit", 8)),
  "/artists/ID": ({ history, slice, id }) => artistSubject(history, slice, id),
  "/albums/ID": ({ history, slice, id }) => titleSubject(history, slice, "album", id),
  "/tracks/ID": ({ history, slice, id }) => titleSubject(history, slice, "track", id),
};

/** First those whose name begins so, then by plays of all time. */
async function search(history: History, text: string, limit: number): Promise<Found> {
  const wanted = text.toLowerCase();
  const find = <Row extends { name: string; plays: number }>(rows: Row[]): Row[] => {
    const found = rows.filter(({ name }) => name.toLowerCase().includes(wanted));
    const begins = ({ name }: Row): number => Number(name.toLowerCase().startsWith(wanted));
    return found.sort((x, y) => begins(y) - begins(x) || y.plays - x.plays).slice(0, limit);
  };
  const plays = artistPlays(history, readSlice(history, new URLSearchParams()));
  const artists = find(history.artists.map(({ id, name }, place) => ({ id, name, plays: plays[place]! })));
  if (!history.about.plays) return { artists, albums: [], tracks: [] };
  const titles = await titlesOf();
  const of = (kind: "albums" | "tracks") =>
    find(titles[kind].names.map((name, place) => ({ id: String(place), name, plays: titles[kind].plays[place]!, artist: history.artists[titles[kind].artists[place]!]!.name })));
  return { artists, albums: of("albums"), tracks: of("tracks") };
}

/** As the server's answers to /api/v1; throws ApiError for what the site does not hold. */
export async function answerOf(history: History, path: string, query: URLSearchParams): Promise<unknown> {
  const [, kind, id] = /^\/(artists|albums|tracks)\/(-?\d+)$/.exec(path) ?? [];
  const endpoint = endpoints[kind ? `/${kind}/ID` : path];
  if (!endpoint) throw notThere();
  try {
    return await endpoint({ history, slice: readSlice(history, query), query, id: id ?? "" });
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new ApiError(500, "This part of the site could not be read.", error instanceof Error ? error.message : "");
  }
}
