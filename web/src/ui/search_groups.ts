// What a search found, as lists of places to go to. Pure.
import type { Found } from "../api/types";

export interface Hit {
  path: string;
  name: string;
  by: string;
  plays: number;
}

export interface Group {
  name: string;
  hits: Hit[];
}

/** Artists, albums, tracks; a kind with nothing found is left out. */
export function groupsOf(found: Found): Group[] {
  const of = (name: string, path: string, rows: { id: string; name: string; plays: number; artist?: string }[]): Group => ({
    name,
    hits: rows.map((row) => ({ path: `/${path}/${row.id}`, name: row.name, by: row.artist ?? "", plays: row.plays })),
  });
  return [of("Artists", "artist", found.artists), of("Albums", "album", found.albums), of("Tracks", "track", found.tracks)].filter(({ hits }) => hits.length > 0);
}
