// Top albums and tracks of an artist, the tracks of an album.
import type { JSX } from "preact";
import type { Ranked, Subject } from "../api/types";
import { openPlays } from "../ui/drawer";
import { Figure } from "../ui/figure";
import { RankedList } from "../ui/ranked_list";

export function SubjectLists({ subject, colour }: { subject: Subject; colour: string }): JSX.Element | null {
  const { albums, tracks } = subject;
  const both = albums.length > 0 && tracks.length > 0;
  if (albums.length + tracks.length === 0) return null;
  return (
    <div class="grid">
      {tracks.length > 0 && <List kind="track" title="Top tracks" rows={tracks} colour={colour} wide={!both} />}
      {albums.length > 0 && <List kind="album" title={subject.kind === "track" ? "On albums" : "Top albums"} rows={albums} colour={colour} wide={!both} />}
    </div>
  );
}

function List({ kind, title, rows, colour, wide }: { kind: "album" | "track"; title: string; rows: Ranked[]; colour: string; wide: boolean }): JSX.Element {
  return (
    <Figure name={`subject-${kind}s`} title={title} span={wide ? 12 : 6} table={() => ({ columns: [{ label: "Name" }, { label: "Plays", numeric: true }], rows: rows.map(({ name, plays }) => [name, plays]) })}>
      <RankedList kind={kind} colour={colour} rows={rows.map((row) => ({ ...row, by: "" }))} onPlays={(row) => openPlays({ title: row.name, filter: { artist: [], [kind]: row.id } })} />
    </Figure>
  );
}
