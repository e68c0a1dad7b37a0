// What moved between the first third of the history's months and the last: genres and artists, as the plays are.
import type { JSX } from "preact";
import { get } from "../api/client";
import type { Changed, Facets, Id, YearsAnswer } from "../api/types";
import { dumbbellChart, dumbbellHeight, type DumbbellRow } from "../charts/dumbbell";
import { capital, monthOf, percent, points } from "../format/words";
import { filter, go } from "../state/filters";
import { ChangesList, TwoDots } from "../ui/changes_list";
import { openPlays } from "../ui/drawer";
import { Figure, type TableData } from "../ui/figure";

interface Months {
  from: string;
  to: string;
}
/** "February 2005 to June 2008" */
const span = ({ from, to }: Months): string => `${monthOf(from)} to ${monthOf(to)}`;
/** First and last day of months. */
const daysOf = ({ from, to }: Months): { from: string; to: string } => ({
  from: `${from}-01`,
  to: new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)), 0)).toISOString().slice(0, 10),
});

function changedTable(what: string, rows: Changed[], spans: { a: string; b: string }): TableData {
  return {
    columns: [what, spans.a, spans.b, "Difference"].map((label, i) => ({ label, numeric: i > 0 })),
    rows: rows.map(({ name, first_share, last_share, difference }) => [name, first_share, last_share, difference]),
  };
}

/** To an artist's page; where the answer names it without its number, that is looked up first. */
async function openArtist(name: string, id: Id | undefined): Promise<void> {
  const found = id ?? (await artistCalled(name));
  if (found) go(`/artist/${found}`);
}

async function artistCalled(name: string): Promise<Id | undefined> {
  const { rows } = await get<Facets>("/facets", { of: "artist", q: name, limit: "40", user: filter.peek().user }).catch(() => ({ rows: [] as Facets["rows"] }));
  return rows.find((row) => row.name === name)?.value;
}

/** The largest rises, then the largest falls. */
function ends<T extends { difference: number }>(rows: T[], each: number): T[] {
  const order = [...rows].sort((x, y) => y.difference - x.difference);
  const rises = order.filter(({ difference }) => difference > 0).slice(0, each);
  return [...rises, ...order.filter(({ difference }) => difference < 0).slice(-each)];
}

export function MovedGenres({ answer }: { answer: YearsAnswer }): JSX.Element | null {
  const { change } = answer;
  if (!change) return null;
  const rows = ends(change.genres.filter(({ name }) => name !== "unknown"), 7).map(
    ({ name, first_share, last_share, difference }): DumbbellRow => ({ name, title: capital(name), a: first_share, b: last_share, difference, low: null, high: null }),
  );
  const spans = { a: span(change.first_third), b: span(change.last_third) };
  return (
    <Figure
      name="genres-moved"
      title="Genres that moved most"
      measure="Share of all plays in the first third of the months and in the last; the difference in points"
      span={6}
      height={(width) => dumbbellHeight(rows.length, width)}
      legend={<TwoDots a={spans.a} b={spans.b} />}
      option={(context) => dumbbellChart(rows, { a: spans.a, b: spans.b, click: { a: clickFor(spans.a), b: clickFor(spans.b), difference: "" } }, context)}
      onMark={({ seriesIndex, dataIndex }) => {
        const row = rows[dataIndex];
        const third = seriesIndex === 1 ? change.first_third : change.last_third;
        if (row) openPlays({ title: `${row.title}, ${seriesIndex === 1 ? spans.a : spans.b}`, filter: { ...daysOf(third), family: [], genre: [row.name] } });
      }}
      table={() => changedTable("Genre", change.genres, spans)}
      coverage={answer.coverage}
      caption={<span>Described, not tested: the plays as they are.</span>}
    />
  );
}

const clickFor = (when: string): string => `Click to see the plays of ${when}`;

export function MovedArtists({ answer }: { answer: YearsAnswer }): JSX.Element {
  const { rising_artists, falling_artists } = answer.descriptive;
  const spans = answer.change ? { a: span(answer.change.first_third), b: span(answer.change.last_third) } : { a: "First third", b: "Last third" };
  const largest = Math.max(1e-9, ...[...rising_artists, ...falling_artists].map(({ difference }) => Math.abs(difference)));
  const lines = (rows: Changed[]) =>
    rows.slice(0, 7).map((row) => ({ key: row.id ?? row.name, name: row.name, detail: `${percent(row.first_share)} → ${percent(row.last_share)}`, number: points(row.difference), size: Math.abs(row.difference) / largest }));
  const pick = ({ name, key }: { name: string; key: string }): void => void openArtist(name, key === name ? undefined : key);
  return (
    <Figure
      name="artists-moved"
      title="Artists that rose and fell"
      measure={`Share of all plays, ${spans.a} and ${spans.b}; the difference in points`}
      span={6}
      table={() => changedTable("Artist", [...rising_artists, ...falling_artists], spans)}
    >
      <ChangesList label="Artists that rose" heading="Rose" lines={lines(rising_artists)} tone="second" onPick={pick} />
      <ChangesList label="Artists that fell" heading="Fell" lines={lines(falling_artists)} tone="first" onPick={pick} />
    </Figure>
  );
}
