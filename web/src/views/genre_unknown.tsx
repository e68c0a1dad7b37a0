// What has no genre and why, with the artists that a word from the listener would tell most about.
import type { JSX } from "preact";
import type { Unknown } from "../api/types";
import { number, percent, plays as playsText } from "../format/words";
import { useAnswer } from "../state/resource";
import { openPlays } from "../ui/drawer";
import { Figure } from "../ui/figure";
import { RankedList } from "../ui/ranked_list";
import { Answered } from "../ui/states";
import { reasonWords } from "./genre_words";

const listed = 8;

export function GenreUnknown(): JSX.Element {
  const unknown = useAnswer<Unknown>("/genres/unknown", { limit: String(listed) });
  return (
    <Answered resource={unknown} height={320} empty={() => false}>
      {(value) => (value.plays > 0 ? <Shown unknown={value} /> : null)}
    </Answered>
  );
}

function Shown({ unknown }: { unknown: Unknown }): JSX.Element {
  return (
    <div class="grid">
      <Figure
        name="genre-unknown"
        title="What is not known"
        measure={`${playsText(unknown.plays)} plays (${percent(unknown.share)}) of ${number(unknown.artists)} artists have no genre`}
        span={5}
        table={() => ({
          columns: [{ label: "Reason" }, { label: "Plays", numeric: true }, { label: "Artists", numeric: true }],
          rows: unknown.reasons.map(({ reason, plays, artists }) => [reason, plays, artists]),
        })}
      >
        <Reasons unknown={unknown} />
        <Hint artist={unknown.rows.find(({ name }) => !/^\[.*\]$/.test(name))?.name} />
      </Figure>
      <Figure
        name="unknown-artists"
        title="Who would tell most"
        measure="Artists without a genre, the most played first"
        span={7}
        table={() => ({
          columns: [{ label: "Artist" }, { label: "Plays", numeric: true }, { label: "Reason" }],
          rows: unknown.rows.map(({ name, plays, reason }) => [name, plays, reason]),
        })}
      >
        <div class="unknown-artists">
          <RankedList kind="artist" colour="var(--ink3)" rows={unknown.rows.map(({ id, name, plays, reason }) => ({ id, name, by: reason, plays }))} onPlays={(row) => openPlays({ title: row.name, filter: { artist: [row.id], family: [], genre: [] } })} />
        </div>
      </Figure>
    </div>
  );
}

function Reasons({ unknown }: { unknown: Unknown }): JSX.Element {
  return (
    <ul class="reasons">
      {unknown.reasons
        .filter(({ plays }) => plays > 0)
        .map(({ reason, plays, artists }) => (
          <li key={reason}>
            <span class="reasons-bar" aria-hidden="true">
              <i style={{ width: `${Math.max(0.5, (plays / unknown.plays) * 100)}%` }} />
            </span>
            <b>{playsText(plays)} plays</b> of {number(artists)} {artists === 1 ? "artist" : "artists"} that {reasonWords[reason]}
          </li>
        ))}
    </ul>
  );
}

/** How to say it: an entry of genres.toml. */
function Hint({ artist }: { artist: string | undefined }): JSX.Element | null {
  if (artist === undefined) return null;
  return (
    <div class="hint">
      <p>You know better? Say it in <code>genres.toml</code>, beside <code>tonearm.toml</code>; the next sync, or <code>tonearm rebuild</code>, applies it:</p>
      <pre>{`[artists]\n${JSON.stringify(artist)} = "indie rock"`}</pre>
    </div>
  );
}
