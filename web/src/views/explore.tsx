// Two slices of the history side by side: shares, differences with intervals, the artists that set them apart.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Compare, SliceTotals } from "../api/types";
import { isSure } from "../charts/change_rows";
import { dumbbellChart, dumbbellHeight, type DumbbellRow } from "../charts/dumbbell";
import { capital, count, day, hour, number, percent, plays, points, weekdayName } from "../format/words";
import { ownQuery, setOwn } from "../state/filters";
import { meta } from "../state/meta";
import { useAnswer } from "../state/resource";
import { hasTimes } from "../state/site";
import { artistName } from "../ui/artist_names";
import { type ChangeLine, ChangesList, TwoDots } from "../ui/changes_list";
import { genreName } from "../ui/chip_words";
import { openPlays } from "../ui/drawer";
import { Figure } from "../ui/figure";
import { Headline } from "../ui/headline";
import { Note } from "../ui/note";
import { SliceChips } from "../ui/slice_chips";
import { Answered } from "../ui/states";
import "../style/explore.css";
import { anySlice, isEverything, type Preset, periodName, presets, readSlice, sameSlice, type Side, type Slice, sliceName, sliceQuery, type Slices, type SliceWords } from "./slices";

export default function Explore(): JSX.Element {
  const slices = shownSlices();
  const answer = useAnswer<Compare>("/compare", { ...sliceQuery("a", slices.a), ...sliceQuery("b", slices.b) });
  const words = sliceWords();
  const names = { a: sliceName(slices.a, words), b: sliceName(slices.b, words) };
  const { value } = answer;
  const figures = useMemo(
    () =>
      value && (
        <div class="grid">
          <Differences answer={value} slices={slices} names={names} />
          <Artists answer={value} side="b" slices={slices} names={names} />
          <Artists answer={value} side="a" slices={slices} names={names} />
        </div>
      ),
    [value, names.a, names.b],
  );
  return (
    <>
      <Headline question="Two slices, side by side" title={answer.value ? sentence(answer.value.headline) : "Comparing …"} lead={answer.value?.sentence} />
      <Presets slices={slices} />
      <div class="slices">
        <SliceCard side="a" slices={slices} name={names.a} totals={answer.value?.a} words={words} />
        <button type="button" class="slices-swap" aria-label="Swap the two slices" title="Swap the two slices" data-testid="swap" onClick={() => setSlices({ a: slices.b, b: slices.a })}>
          <Arrows />
        </button>
        <SliceCard side="b" slices={slices} name={names.b} totals={answer.value?.b} words={words} />
      </div>
      <Answered resource={answer} height={640} empty={() => false}>
        {() => figures}
      </Answered>
    </>
  );
}

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

type SliceNames = Record<Side, string>;

/** From the address; without any there, the first pair worth a look. */
function shownSlices(): Slices {
  const query = new URLSearchParams(ownQuery.value);
  const asked = { a: readSlice(query, "a"), b: readSlice(query, "b") };
  if (!isEverything(asked.a) || !isEverything(asked.b)) return asked;
  const first = meta.value ? presets(meta.value)[0] : undefined;
  return first ?? { a: anySlice(), b: anySlice() };
}

const keys = ["from", "to", "weekday", "hour", "season", "family", "genre", "artist"];

function setSlices(next: Slices): void {
  const none = Object.fromEntries((["a", "b"] as const).flatMap((side) => keys.map((key): [string, undefined] => [`${side}.${key}`, undefined])));
  setOwn({ ...none, ...sliceQuery("a", next.a), ...sliceQuery("b", next.b) });
}

function sliceWords(): SliceWords {
  return {
    day, hour, weekday: weekdayName, capital: genreName,
    artist: (id) => artistName(id) ?? "…",
    first_day: meta.value?.first_day ?? null,
    last_day: meta.value?.last_day ?? null,
  };
}

function Presets({ slices }: { slices: Slices }): JSX.Element | null {
  const known = meta.value;
  if (!known) return null;
  const isOn = ({ a, b }: Preset): boolean => sameSlice(a, slices.a) && sameSlice(b, slices.b);
  return (
    <div class="slice-presets" role="group" aria-label="Pairs to compare">
      {presets(known).filter(({ a }) => hasTimes() || a.hour.length === 0).map((preset) => (
        <button type="button" key={preset.name} aria-pressed={isOn(preset)} onClick={() => setSlices({ a: preset.a, b: preset.b })}>
          {preset.name}
        </button>
      ))}
    </div>
  );
}

function SliceCard({ side, slices, name, totals, words }: { side: Side; slices: Slices; name: string; totals: SliceTotals | undefined; words: SliceWords }): JSX.Element | null {
  const known = meta.value;
  const value = slices[side];
  if (!known) return null;
  return (
    <section class={`slice slice-${side}`} aria-label={`Slice ${side.toUpperCase()}`} data-testid={`slice-${side}`}>
      <h2 class="slice-head">
        <i class="slice-dot" aria-hidden="true" />
        <bdi>{name}</bdi>
      </h2>
      <p class="slice-count">{totals ? <Totals totals={totals} onOpen={() => openSlice(slices, side, name)} /> : null}</p>
      <SliceChips side={side} value={value} meta={known} period={periodName(value, words)} onChange={(patch) => setSlices({ ...slices, [side]: { ...value, ...patch } })} />
    </section>
  );
}

function Totals({ totals, onOpen }: { totals: SliceTotals; onOpen: () => void }): JSX.Element {
  return (
    <>
      <button type="button" class="slice-plays" onClick={onOpen}>
        {count(totals.plays, "play")}
      </button>
      , {count(totals.artists, "artist")}, {number(totals.plays_a_day, 1)} a day
    </>
  );
}

/** The plays of a slice, or the part of them that `more` asks for. */
function openSlice(slices: Slices, side: Side, title: string, more: Partial<Slice> = {}): void {
  const asked = slices[side];
  const set = Object.fromEntries(Object.entries(asked).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value)));
  openPlays({ title, filter: { ...set, ...more } });
}

function Differences({ answer, slices, names }: { answer: Compare; slices: Slices; names: SliceNames }): JSX.Element {
  const rows = [...answer.rows].sort((x, y) => y.difference - x.difference).map((row): DumbbellRow => ({ ...row, title: capital(row.name) }));
  const tested = rows.filter(({ low }) => low !== null);
  const sideOf = (seriesIndex: number, row: DumbbellRow): Side => (seriesIndex === 1 || (seriesIndex === 2 && row.difference < 0) ? "a" : "b");
  const click = { a: `Click to see the plays: ${names.a}`, b: `Click to see the plays: ${names.b}`, difference: "Click to see the plays where they are more" };
  return (
    <Figure
      name="slice-differences"
      title="Where the two slices differ"
      measure="Share of each slice’s plays whose genre is known; the difference in points, with its 95 % interval"
      span={12}
      height={(width) => dumbbellHeight(rows.length, width)}
      legend={<TwoDots a={names.a} b={names.b} />}
      option={rows.length === 0 ? undefined : (context) => dumbbellChart(rows, { ...names, click }, context)}
      onMark={({ seriesIndex, dataIndex }) => {
        const row = rows[dataIndex];
        if (!row) return;
        const side = sideOf(seriesIndex, row);
        openSlice(slices, side, `${row.title}: ${names[side]}`, answer.level === "genre" ? { family: [], genre: [row.name] } : { family: [row.name], genre: [] });
      }}
      table={() => ({
        columns: [capital(answer.level), names.a, names.b, "Difference", "From", "To"].map((label, i) => ({ label, numeric: i > 0 })),
        rows: rows.map((row) => [row.name, row.a, row.b, row.difference, row.low ?? "", row.high ?? ""]),
      })}
      caption={<Method answer={answer} names={names} tested={tested.length} sure={tested.filter(isSure).length} />}
    >
      {rows.length > 0 ? null : <Note>There are no plays whose genre is known in {answer.a.plays === 0 ? names.a : names.b}. Widen it above.</Note>}
    </Figure>
  );
}

function Method({ answer, names, tested, sure }: { answer: Compare; names: SliceNames; tested: number; sure: number }): JSX.Element {
  const known = (side: Side): string => (answer[side].genre_share === null ? "" : `${percent(answer[side].genre_share)} of ${names[side]}`);
  const shares = [known("a"), known("b")].filter(Boolean).join(", ");
  return (
    <>
      {shares && <span>Genre known: {shares}.</span>}
      {tested > 0 && (
        <span>
          Filled dots: the interval misses zero ({sure} of {tested}; about {Math.max(1, Math.round(tested * 0.05))} would by luck alone).
        </span>
      )}
      <span>{capital(answer.method)}.</span>
    </>
  );
}

const artistsShown = 8;

function Artists({ answer, side, slices, names }: { answer: Compare; side: Side; slices: Slices; names: SliceNames }): JSX.Element | null {
  const sign = side === "b" ? 1 : -1;
  const rows = answer.artists.filter(({ difference }) => difference * sign > 0).sort((x, y) => (y.difference - x.difference) * sign);
  const largest = Math.abs(rows[0]?.difference ?? 1);
  const lines = rows.slice(0, artistsShown).map(
    (row): ChangeLine => ({ key: row.id, name: row.name, detail: `${plays(row.a_plays)} → ${plays(row.b_plays)} plays`, number: points(row.difference), size: Math.abs(row.difference) / largest }),
  );
  return (
    <Figure
      name={`artists-more-in-${side}`}
      title={`More in ${names[side]}`}
      measure="Artists by difference of their share of all plays, in points"
      span={6}
      table={() => ({
        columns: ["Artist", `Plays, ${names.a}`, `Plays, ${names.b}`, `Share, ${names.a}`, `Share, ${names.b}`, "Difference"].map((label, i) => ({ label, numeric: i > 0 })),
        rows: rows.map((row) => [row.name, row.a_plays, row.b_plays, row.a, row.b, row.difference]),
      })}
    >
      {lines.length > 0 ? (
        <ChangesList label={`More in ${names[side]}`} lines={lines} tone={side === "b" ? "second" : "first"} onPick={(line) => openSlice(slices, side, `${line.name}: ${names[side]}`, { artist: [line.key] })} />
      ) : (
        <Note>No artist has a larger share here.</Note>
      )}
    </Figure>
  );
}

const Arrows = (): JSX.Element => (
  <svg width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
    <path d="M3 6.5h11M11 3.5l3 3-3 3M15 11.5H4M7 8.5l-3 3 3 3" />
  </svg>
);
