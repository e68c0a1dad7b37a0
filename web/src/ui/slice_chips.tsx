// The chips of one slice: the same choices as the filter bar's, for a filter that is not the page's own.
import { Fragment, type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Day, Id, Meta, Season } from "../api/types";
import { capital, hours as hourSpan, weekdayName } from "../format/words";
import { hasTimes } from "../state/site";
import type { Slice } from "../views/slices";
import { artistName, rememberNames } from "./artist_names";
import { Chip } from "./chip";
import { Swatch } from "./chip_genre";
import { artistWords, genreName, genreWords, hourWords, sameSet, seasonWords, toggled, weekdayWords } from "./chip_words";
import { Foot, Option, useFacets } from "./options";
import { calendarYear, years } from "./periods";
import { useSettled } from "./use_settled";

interface SliceChipsProps {
  side: "a" | "b";
  value: Slice;
  meta: Meta;
  /** What the period is called, or "Any time". */
  period: string;
  onChange(patch: Partial<Slice>): void;
}

export function SliceChips({ side, value, meta, period, onChange }: SliceChipsProps): JSX.Element {
  const of = `slice ${side.toUpperCase()}`;
  const { weekday, hour, season, family, genre, artist } = value;
  const id = (key: string): string => `slice-${side}-${key}`;
  return (
    <div class="slice-chips" role="group" aria-label={`Filters of ${of}`}>
      <Chip said={period || "Any time"} on={period !== ""} name={`Period of ${of}`} testid={id("period")} width={320}>
        {() => <Period value={value} meta={meta} onChange={onChange} />}
      </Chip>
      <Chip said={weekdayWords(weekday)} on={weekday.length > 0} name={`Weekday of ${of}`} testid={id("weekday")}>
        {() => <Weekdays chosen={weekday} onChange={(next) => onChange({ weekday: next })} />}
      </Chip>
      {hasTimes() && (
        <Chip said={hourWords(hour)} on={hour.length > 0} name={`Hour of ${of}`} testid={id("hour")} width={312}>
          {() => <Hours chosen={hour} onChange={(next) => onChange({ hour: next })} />}
        </Chip>
      )}
      <Chip said={seasonWords(season)} on={season.length > 0} name={`Season of ${of}`} testid={id("season")}>
        {() => <Seasons chosen={season} offered={meta.seasons.map((at) => at.season)} onChange={(next) => onChange({ season: next })} />}
      </Chip>
      <Chip said={genreWords(family, genre)} on={family.length + genre.length > 0} name={`Genre of ${of}`} testid={id("genre")} width={300}>
        {() => <Genres value={value} meta={meta} onChange={onChange} />}
      </Chip>
      <Chip said={artistWords(artist.length > 2 ? artist.map(() => undefined) : artist.map(artistName))} on={artist.length > 0} name={`Artist of ${of}`} testid={id("artist")} width={320}>
        {() => <Artists chosen={artist} onChange={(next) => onChange({ artist: next })} />}
      </Chip>
    </div>
  );
}

type Part = Pick<SliceChipsProps, "value" | "meta" | "onChange">;

function Period({ value, meta, onChange }: Part): JSX.Element {
  const { first_day, last_day } = meta;
  const set = (key: "from" | "to", day: string): void => onChange({ [key]: (day || undefined) as Day | undefined });
  const wrong = value.from && value.to && value.from > value.to;
  const input = (key: "from" | "to", label: string): JSX.Element => (
    <label>
      {label}
      <input type="date" value={value[key] ?? ""} min={first_day ?? undefined} max={last_day ?? undefined} onChange={(event) => set(key, event.currentTarget.value)} />
    </label>
  );
  return (
    <>
      <h3>A year</h3>
      <div class="presets years">
        {(first_day && last_day ? years({ from: first_day, to: last_day }) : []).map((year) => {
          const { from, to } = calendarYear(year);
          const on = value.from === from && value.to === to;
          return (
            <button key={year} type="button" class="option" aria-pressed={on} data-first={on ? "" : undefined} onClick={() => onChange({ from, to })}>
              {year}
            </button>
          );
        })}
      </div>
      <h3>From one day to another, both included</h3>
      <div class="dates">
        {input("from", "First day")}
        {input("to", "Last day")}
        {wrong && (
          <p class="wrong" role="alert">
            The first day lies after the last.
          </p>
        )}
      </div>
      <Foot any={Boolean(value.from || value.to)} onClear={() => onChange({ from: undefined, to: undefined })} />
    </>
  );
}

interface Choice<T> {
  chosen: T[];
  onChange(next: T[]): void;
}

const sorted = (numbers: number[]): number[] => [...numbers].sort((one, other) => one - other);

function Quick({ text, values, chosen, onChange }: Choice<number> & { text: string; values: number[] }): JSX.Element {
  return (
    <button type="button" class="link" aria-pressed={sameSet(values, chosen)} onClick={() => onChange(values)}>
      {text}
    </button>
  );
}

function Weekdays({ chosen, onChange }: Choice<number>): JSX.Element {
  const set = (next: number[]): void => onChange(next.length === 7 ? [] : sorted(next));
  return (
    <>
      {[1, 2, 3, 4, 5, 6, 7].map((at) => (
        <Option key={at} label={weekdayName(at)} checked={chosen.includes(at)} onChange={() => set(toggled(chosen, at))} />
      ))}
      <Foot any={chosen.length > 0} onClear={() => set([])}>
        <Quick text="Monday to Friday" values={[1, 2, 3, 4, 5]} chosen={chosen} onChange={set} />
        <Quick text="Weekends" values={[6, 7]} chosen={chosen} onChange={set} />
      </Foot>
    </>
  );
}

const partsOfDay: { text: string; values: number[] }[] = [
  { text: "Night", values: [0, 1, 2, 3, 4, 5] },
  { text: "Morning", values: [6, 7, 8, 9, 10, 11] },
  { text: "Afternoon", values: [12, 13, 14, 15, 16, 17] },
  { text: "Evening", values: [18, 19, 20, 21, 22, 23] },
];

function Hours({ chosen, onChange }: Choice<number>): JSX.Element {
  const set = (next: number[]): void => onChange(next.length === 24 ? [] : sorted(next));
  return (
    <>
      <div class="hours" role="group" aria-label="Hours">
        {Array.from({ length: 24 }, (_, at) => (
          <button key={at} type="button" aria-pressed={chosen.includes(at)} aria-label={hourSpan(at)} onClick={() => set(toggled(chosen, at))}>
            {String(at).padStart(2, "0")}
          </button>
        ))}
      </div>
      <Foot any={chosen.length > 0} onClear={() => set([])}>
        {partsOfDay.map(({ text, values }) => (
          <Quick key={text} text={text} values={values} chosen={chosen} onChange={set} />
        ))}
      </Foot>
    </>
  );
}

function Seasons({ chosen, offered, onChange }: Choice<Season> & { offered: Season[] }): JSX.Element {
  const set = (next: Season[]): void => onChange(next.length === offered.length ? [] : next);
  return (
    <>
      {offered.map((at) => (
        <Option key={at} label={capital(at)} checked={chosen.includes(at)} onChange={() => set(toggled(chosen, at))} />
      ))}
      <Foot any={chosen.length > 0} onClear={() => set([])} />
    </>
  );
}

/** Families; typing finds their genres too. */
function Genres({ value, meta, onChange }: Part): JSX.Element {
  const { family, genre } = value;
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  const holds = (name: string): boolean => name.toLowerCase().includes(wanted);
  const found = meta.families.map(({ name, genres }) => ({
    name,
    shown: wanted === "" || holds(genreName(name)),
    genres: genres.filter((inside) => inside !== name && (genre.includes(inside) || (wanted !== "" && holds(inside)))),
  }));
  return (
    <>
      <input type="search" data-first="" placeholder="Find a genre" aria-label="Find a genre" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      {found.every(({ shown, genres }) => !shown && genres.length === 0) && <p class="quiet">No genre of yours is called that.</p>}
      {found.map(({ name, shown, genres }) => (
        <Fragment key={name}>
          {shown && <Option label={genreName(name)} checked={family.includes(name)} swatch={<Swatch family={name} />} onChange={() => onChange({ family: toggled(family, name) })} />}
          {name !== "unknown" &&
            genres.map((inside) => <Option key={`${name} ${inside}`} deeper label={genreName(inside)} checked={genre.includes(inside)} onChange={() => onChange({ genre: toggled(genre, inside) })} />)}
        </Fragment>
      ))}
      <Foot any={family.length + genre.length > 0} onClear={() => onChange({ family: [], genre: [] })} />
    </>
  );
}

function Artists({ chosen, onChange }: Choice<Id>): JSX.Element {
  const [text, setText] = useState("");
  const asked = useSettled(text.trim(), 150);
  const { rows } = useFacets("artist", asked ? { q: asked, limit: "40" } : { limit: "40" });
  useEffect(() => rememberNames((rows ?? []).map(({ value, name }) => ({ id: value, name }))), [rows]);
  const hidden = chosen.filter((id) => !rows?.some(({ value }) => value === id));
  return (
    <>
      <input type="search" data-first="" placeholder="Find an artist" aria-label="Find an artist" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      {hidden.map((id) => (
        <Option key={id} label={artistName(id) ?? "…"} checked onChange={() => onChange(toggled(chosen, id))} />
      ))}
      {(rows ?? []).map(({ value, name, plays }) => (
        <Option key={value} label={name} checked={chosen.includes(value)} plays={plays} onChange={() => onChange(toggled(chosen, value))} />
      ))}
      {rows?.length === 0 && <p class="quiet">{asked ? `No artist here is called “${asked}”.` : "No artist here."}</p>}
      <Foot any={chosen.length > 0} onClear={() => onChange([])} />
    </>
  );
}
