// Which genres: families with their colours, each opens to its genres; typing finds both.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { fill } from "../charts/families";
import { filter, setFilter } from "../state/filters";
import { meta } from "../state/meta";
import { theme } from "../state/theme";
import { Chip, Down } from "./chip";
import { genreName, genreWords, toggled } from "./chip_words";
import { Foot, Option, useFacets } from "./options";

export function GenreChip(): JSX.Element {
  const { family, genre } = filter.value;
  return (
    <Chip said={genreWords(family, genre)} on={family.length + genre.length > 0} name="Genre" testid="chip-genre" width={300}>
      {() => <Genres />}
    </Chip>
  );
}

interface FamilyRow {
  name: string;
  plays: number | undefined;
  genres: { name: string; plays: number | undefined }[];
}

/** Families as the history ranks them, so that the list stands still while one ticks. */
function useFamilies(): FamilyRow[] {
  const counts = (rows: { value: string; plays: number }[] | undefined): ((name: string) => number | undefined) => {
    const known = rows && new Map(rows.map(({ value, plays }) => [value, plays]));
    return (name) => known && (known.get(name) ?? 0);
  };
  const ofFamily = counts(useFacets("family").rows);
  const ofGenre = counts(useFacets("genre").rows);
  return (meta.value?.families ?? []).map(({ name, genres }) => ({ name, plays: ofFamily(name), genres: genres.map((genre) => ({ name: genre, plays: ofGenre(genre) })) }));
}

function Genres(): JSX.Element {
  const { family, genre } = filter.value;
  const [text, setText] = useState("");
  const [open, setOpen] = useState<string[]>([]);
  const all = useFamilies();
  const found = matching(all, text);
  return (
    <>
      <input type="search" data-first="" placeholder="Find a genre" aria-label="Find a genre" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      {found.length === 0 && <p class="quiet">No genre of yours is called that.</p>}
      {found.map((row) => (
        <Family key={row.name} row={row} open={text !== "" || open.includes(row.name)} still={text !== ""} onUnfold={() => setOpen(toggled(open, row.name))} />
      ))}
      <Foot any={family.length + genre.length > 0} onClear={() => setFilter({ family: [], genre: [] })} />
    </>
  );
}

/** Families whose name holds the text with all genres, others with the genres that do. */
function matching(all: FamilyRow[], text: string): FamilyRow[] {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return all;
  return all
    .map((row) => ({ ...row, genres: row.genres.filter(({ name }) => name.toLowerCase().includes(wanted)) }))
    .filter((row) => row.genres.length > 0 || genreName(row.name).toLowerCase().includes(wanted));
}

function Family({ row, open, still, onUnfold }: { row: FamilyRow; open: boolean; still: boolean; onUnfold(): void }): JSX.Element {
  const { family, genre } = filter.value;
  const name = genreName(row.name);
  const inner = row.genres.filter((inside) => inside.name !== row.name || row.genres.length > 1);
  const chosen = inner.filter((inside) => genre.includes(inside.name));
  return (
    <>
      <div class="family">
        <Option label={name} checked={family.includes(row.name)} plays={row.plays} swatch={<Swatch family={row.name} />} onChange={() => setFilter({ family: toggled(family, row.name) })} />
        {inner.length > 0 && !still && row.name !== "unknown" && (
          <button type="button" class="unfold" aria-expanded={open} aria-label={`Genres of ${name}`} onClick={onUnfold}>
            <Down />
          </button>
        )}
      </div>
      {row.name !== "unknown" &&
        (open ? inner : chosen).map((inside) => (
          <Option key={inside.name} deeper label={genreName(inside.name)} checked={genre.includes(inside.name)} plays={inside.plays} onChange={() => setFilter({ genre: toggled(genre, inside.name) })} />
        ))}
    </>
  );
}

export function Swatch({ family }: { family: string }): JSX.Element {
  return family === "unknown" ? <i class="swatch hatch" aria-hidden="true" /> : <i class="swatch" aria-hidden="true" style={{ background: fill(family, theme.value) }} />;
}
