// Which artists: the most played under the other filters, or those that typing finds.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { filter, setFilter } from "../state/filters";
import { artistName, rememberNames } from "./artist_names";
import { Chip } from "./chip";
import { artistWords, toggled } from "./chip_words";
import { type FacetRow, Foot, Option, useFacets } from "./options";
import { useSettled } from "./use_settled";

export function ArtistChip(): JSX.Element {
  const chosen = filter.value.artist;
  const names = chosen.length > 2 ? chosen.map(() => undefined) : chosen.map(artistName);
  return (
    <Chip said={artistWords(names)} on={chosen.length > 0} name="Artist" testid="chip-artist" width={320}>
      {() => <Artists />}
    </Chip>
  );
}

function Artists(): JSX.Element {
  const chosen = filter.value.artist;
  const [text, setText] = useState("");
  const asked = useSettled(text.trim(), 150);
  const { rows, failed } = useFacets("artist", asked ? { q: asked, limit: "40" } : { limit: "40" });
  useEffect(() => rememberNames((rows ?? []).map(({ value, name }) => ({ id: value, name }))), [rows]);
  const toggle = (id: string): void => setFilter({ artist: toggled(chosen, id) });
  return (
    <>
      <input type="search" data-first="" placeholder="Find an artist" aria-label="Find an artist" value={text} data-testid="artist-find" onInput={(event) => setText(event.currentTarget.value)} />
      {missing(chosen, rows).map((id) => (
        <Option key={id} label={artistName(id) ?? "…"} checked onChange={() => toggle(id)} />
      ))}
      {(rows ?? []).map(({ value, name, plays }) => (
        <Option key={value} label={name} checked={chosen.includes(value)} plays={plays} onChange={() => toggle(value)} />
      ))}
      {rows?.length === 0 && <p class="quiet">{asked ? `No artist here is called “${asked}”.` : "No artist here."}</p>}
      {failed && !rows && <p class="quiet">The artists could not be read.</p>}
      <Foot any={chosen.length > 0} onClear={() => setFilter({ artist: [] })} />
    </>
  );
}

/** Chosen ones that the list does not show are written above it: they must not be lost from sight. */
const missing = (chosen: string[], rows: FacetRow[] | undefined): string[] => chosen.filter((id) => !rows?.some(({ value }) => value === id));
