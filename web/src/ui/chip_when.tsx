// When in the week, the day and the year: weekday, hour, season.
import type { JSX } from "preact";
import type { Season } from "../api/types";
import { capital, hours as hourSpan, number, weekdayName } from "../format/words";
import { filter, setFilter } from "../state/filters";
import { meta } from "../state/meta";
import { seasons as allSeasons } from "../state/url";
import { Chip } from "./chip";
import { hourWords, sameSet, seasonWords, toggled, weekdayWords } from "./chip_words";
import { Foot, Option, useFacets } from "./options";

const weekdays = [1, 2, 3, 4, 5, 6, 7];

export function WeekdayChip(): JSX.Element {
  const chosen = filter.value.weekday;
  return (
    <Chip said={weekdayWords(chosen)} on={chosen.length > 0} name="Weekday" testid="chip-weekday">
      {() => <Weekdays />}
    </Chip>
  );
}

function Weekdays(): JSX.Element {
  const chosen = filter.value.weekday;
  const { rows } = useFacets("weekday");
  const set = (weekday: number[]): void => setFilter({ weekday: weekday.length === 7 ? [] : weekday });
  return (
    <>
      {weekdays.map((at) => (
        <Option key={at} label={weekdayName(at)} checked={chosen.includes(at)} plays={playsOf(rows, at)} onChange={() => set(toggled(chosen, at))} />
      ))}
      <Foot any={chosen.length > 0} onClear={() => set([])}>
        <Quick text="Monday to Friday" values={[1, 2, 3, 4, 5]} chosen={chosen} onPick={set} />
        <Quick text="Weekends" values={[6, 7]} chosen={chosen} onPick={set} />
      </Foot>
    </>
  );
}

function Quick({ text, values, chosen, onPick }: { text: string; values: number[]; chosen: number[]; onPick(values: number[]): void }): JSX.Element {
  return (
    <button type="button" class="link" aria-pressed={sameSet(values, chosen)} onClick={() => onPick(values)}>
      {text}
    </button>
  );
}

/** undefined while the counts are on their way; what the answer leaves out has none. */
const playsOf = (rows: { value: string; plays: number }[] | undefined, value: string | number): number | undefined =>
  rows && (rows.find((row) => row.value === String(value))?.plays ?? 0);

const hours = Array.from({ length: 24 }, (_, at) => at);
const parts: { text: string; values: number[] }[] = [
  { text: "Night", values: [0, 1, 2, 3, 4, 5] },
  { text: "Morning", values: [6, 7, 8, 9, 10, 11] },
  { text: "Afternoon", values: [12, 13, 14, 15, 16, 17] },
  { text: "Evening", values: [18, 19, 20, 21, 22, 23] },
];

export function HourChip(): JSX.Element {
  const chosen = filter.value.hour;
  return (
    <Chip said={hourWords(chosen)} on={chosen.length > 0} name="Hour of the day" testid="chip-hour" width={312}>
      {() => <Hours />}
    </Chip>
  );
}

function Hours(): JSX.Element {
  const chosen = filter.value.hour;
  const { rows } = useFacets("hour");
  const most = Math.max(1, ...(rows ?? []).map(({ plays }) => plays));
  const set = (hour: number[]): void => setFilter({ hour: hour.length === 24 ? [] : hour });
  return (
    <>
      <div class="hours" role="group" aria-label="Hours">
        {hours.map((at) => {
          const many = playsOf(rows, at);
          return (
            <button key={at} type="button" aria-pressed={chosen.includes(at)} aria-label={many === undefined ? hourSpan(at) : `${hourSpan(at)}, ${number(many)} plays`} title={many === undefined ? undefined : `${hourSpan(at)}: ${number(many)} plays`} onClick={() => set(toggled(chosen, at))}>
              {String(at).padStart(2, "0")}
              <i style={{ width: `calc(${((many ?? 0) / most) * 100}% - ${((many ?? 0) / most) * 8}px)` }} />
            </button>
          );
        })}
      </div>
      <Foot any={chosen.length > 0} onClear={() => set([])}>
        {parts.map(({ text, values }) => (
          <Quick key={text} text={text} values={values} chosen={chosen} onPick={set} />
        ))}
      </Foot>
    </>
  );
}

export function SeasonChip(): JSX.Element {
  const chosen = filter.value.season;
  return (
    <Chip said={seasonWords(chosen)} on={chosen.length > 0} name="Season" testid="chip-season">
      {() => <Seasons />}
    </Chip>
  );
}

function Seasons(): JSX.Element {
  const chosen = filter.value.season;
  const { rows } = useFacets("season");
  const set = (season: Season[]): void => setFilter({ season: season.length === offered.length ? [] : season });
  const offered = meta.value?.seasons.map(({ season }) => season) ?? allSeasons;
  return (
    <>
      {offered.map((at) => (
        <Option key={at} label={capital(at)} checked={chosen.includes(at)} plays={playsOf(rows, at)} onChange={() => set(toggled(chosen, at))} />
      ))}
      <Foot any={chosen.length > 0} onClear={() => set([])} />
    </>
  );
}
