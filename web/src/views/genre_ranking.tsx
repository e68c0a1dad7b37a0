// The ranking with its intervals, and beside it what is inside the chosen row: a family's genres, a genre's artists.
import type { JSX } from "preact";
import type { GenresAnswer, ShareRow, Top } from "../api/types";
import { mark as familyMark } from "../charts/families";
import { nameBars, nameBarsHeight } from "../charts/name_bars";
import { type NameColours, nameColours } from "../charts/name_colours";
import { ranking, rankingHeight } from "../charts/ranking";
import { capital, number, plays as playsText } from "../format/words";
import { filter, own, setFilter, setOwn } from "../state/filters";
import { useAnswer } from "../state/resource";
import { theme } from "../state/theme";
import { openPlays } from "../ui/drawer";
import { Figure } from "../ui/figure";
import { RankedList } from "../ui/ranked_list";
import { Segmented } from "../ui/segmented";
import { Answered } from "../ui/states";
import { onlyFamily } from "./named_plays";
import { chooseLevel, levels, shownLevel } from "./trend_figure";

type Genre = GenresAnswer["genres"][number];

const shownRows = 20;
const shownGenres = 12;
const shownArtists = 10;

export function GenreRanking({ answer }: { answer: GenresAnswer }): JSX.Element {
  const families = answer.families.filter(({ name }) => name !== "unknown");
  const genres = answer.genres.filter(({ name }) => name !== "unknown");
  const level = answer.level === "genre" || families.length < 2 ? "genre" : shownLevel();
  const family = families.find(({ name }) => name === (onlyFamily() ?? own("in"))) ?? families[0];
  const inside = level === "genre" ? genres : genres.filter((genre) => genre.family === family?.name);
  const genre = genres.find(({ name }) => name === own("genre_in")) ?? (level === "genre" ? inside[0] : undefined);
  return (
    <div class="grid">
      <Ranked rows={level === "genre" ? genres : families} answer={answer} level={level} chosen={(level === "genre" ? genre?.name : family?.name) ?? null} />
      {level === "family" && family && !genre && <InsideFamily family={family} genres={inside} answer={answer} />}
      {genre && <InsideGenre key={genre.name} genre={genre} back={level === "family"} answer={answer} />}
    </div>
  );
}

/** Colours of genres, each by its own family. */
function genreColours(genres: Genre[]): NameColours {
  const familyOf = (name: string): string => genres.find((genre) => genre.name === name)?.family ?? "rest";
  const colour = (name: string): string => familyMark(familyOf(name), theme.value);
  return { ...nameColours("family", [], undefined, { theme: theme.value }), fill: colour, mark: colour };
}

function Ranked({ rows, answer, level, chosen }: { rows: ShareRow[]; answer: GenresAnswer; level: "family" | "genre"; chosen: string | null }): JSX.Element {
  const shown = rows.slice(0, shownRows);
  const colours = level === "genre" ? genreColours(answer.genres) : nameColours("family", [], undefined, { theme: theme.value });
  const choose = (name: string): void => setOwn(level === "genre" ? { genre_in: name } : { in: name, genre_in: undefined }, "replace");
  return (
    <Figure
      name="genre-ranking"
      title="The ranking, and how sure it is"
      measure={`Share of all plays${shown.some(({ low }) => low !== null) ? "; bands are 95 % intervals" : ""}. Choose a ${level} to look inside`}
      span={7}
      height={rankingHeight(shown.length)}
      controls={answer.level === "family" ? <Segmented label="Level" segments={levels} value={level} onChoose={chooseLevel} /> : undefined}
      option={(context) => ranking(shown, chosen, `Click to look inside`, colours, context)}
      onMark={({ dataIndex }) => shown[dataIndex] && choose(shown[dataIndex]!.name)}
      table={() => ({
        columns: [{ label: capital(level) }, ...["Plays", "Share", "From", "To"].map((label) => ({ label, numeric: true }))],
        rows: rows.map((row) => [row.name, row.plays, row.share, row.low ?? "", row.high ?? ""]),
      })}
      coverage={answer.coverage}
      caption={
        <span>
          {capital(answer.method)}.{rows.length > shown.length ? ` ${number(rows.length - shown.length)} more are in the table.` : ""}
        </span>
      }
    />
  );
}

function InsideFamily({ family, genres, answer }: { family: ShareRow; genres: Genre[]; answer: GenresAnswer }): JSX.Element {
  const shown = genres.slice(0, shownGenres);
  const only = { family: [family.name], genre: [] };
  return (
    <Figure
      name="inside-family"
      title={`Inside ${family.name}`}
      measure={`${playsText(family.plays)} plays in ${number(genres.length)} genres. Choose one to see its artists`}
      span={5}
      height={nameBarsHeight(shown.length)}
      controls={
        <span class="inside-actions">
          <button type="button" onClick={() => openPlays({ title: capital(family.name), filter: only })}>
            Its plays
          </button>
          <button type="button" onClick={() => setFilter(only)}>
            Filter by it
          </button>
        </span>
      }
      option={(context) => nameBars(shown.map(({ name, plays }) => ({ name, title: name, plays, share: family.plays > 0 ? plays / family.plays : null })), familyMark(family.name, context.theme), `Of all ${family.name}`, "Click to see its artists", context)}
      onMark={({ dataIndex }) => shown[dataIndex] && setOwn({ in: family.name, genre_in: shown[dataIndex]!.name }, "replace")}
      table={() => ({
        columns: [{ label: "Genre" }, { label: "Plays", numeric: true }, { label: "Share of all plays", numeric: true }],
        rows: genres.map(({ name, plays, share }) => [name, plays, share]),
      })}
      coverage={answer.coverage}
      caption={genres.length > shown.length ? <span>{number(genres.length - shown.length)} more are in the table.</span> : undefined}
    />
  );
}

function InsideGenre({ genre, back, answer }: { genre: Genre; back: boolean; answer: GenresAnswer }): JSX.Element {
  const only = { family: [], genre: [genre.name] };
  const top = useAnswer<Top>("/top/artists", { ...only, limit: String(shownArtists) });
  return (
    <Figure
      name="inside-genre"
      title={`Artists of ${genre.name}`}
      measure={`${playsText(genre.plays)} plays${top.value ? ` of ${number(top.value.total)} artists` : ""}, by weight of the genre`}
      span={5}
      controls={
        <span class="inside-actions">
          {back && (
            <button type="button" onClick={() => setOwn({ genre_in: undefined }, "replace")}>
              Back to {genre.family}
            </button>
          )}
          <button type="button" onClick={() => openPlays({ title: capital(genre.name), filter: only })}>
            Its plays
          </button>
          {filter.value.genre.join() !== genre.name && (
            <button type="button" onClick={() => setFilter(only)}>
              Filter by it
            </button>
          )}
        </span>
      }
      table={() => ({
        columns: [{ label: "Artist" }, { label: "Plays", numeric: true }],
        rows: (top.value?.rows ?? []).map(({ name, plays }) => [name, plays]),
      })}
      coverage={answer.coverage}
    >
      <Answered resource={top} height={400}>
        {(value) => (
          <RankedList
            kind="artist"
            colour={familyMark(genre.family, theme.value)}
            rows={value.rows.map(({ id, name, plays }) => ({ id, name, by: "", plays }))}
            onPlays={(row) => openPlays({ title: `${row.name}, ${genre.name}`, filter: { ...only, artist: [row.id] } })}
          />
        )}
      </Answered>
    </Figure>
  );
}
