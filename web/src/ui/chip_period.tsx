// Which days: presets, years, or two dates of one's own.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { period as periodWords } from "../format/words";
import { isDay } from "../state/url";
import { Chip } from "./chip";
import { calendarYear, type Period, presets, same, within, years } from "./periods";

interface PeriodChipProps {
  history: Period;
  /** null: the whole history. */
  period: Period | null;
  onChange(period: Period | null): void;
}

export function PeriodChip({ history, period, onChange }: PeriodChipProps): JSX.Element {
  const shown = period ?? history;
  return (
    <Chip said={periodWords(shown.from, shown.to)} on={period !== null} name="Period" testid="chip-period" class="period" width={320}>
      {(close) => (
        <Periods
          history={history}
          period={period}
          onPick={(next) => {
            onChange(next);
            close();
          }}
          onChange={onChange}
        />
      )}
    </Chip>
  );
}

function Periods({ history, period, onPick, onChange }: PeriodChipProps & { onPick(period: Period | null): void }): JSX.Element {
  return (
    <>
      <div class="presets">
        {presets(history).map((preset) => (
          <Pick key={preset.name} text={preset.name} on={same(preset.period, period)} onPick={() => onPick(preset.period)} />
        ))}
      </div>
      <h3>A year</h3>
      <div class="presets years">
        {years(history).map((year) => (
          <Pick key={year} text={String(year)} on={same(calendarYear(year), period)} onPick={() => onPick(calendarYear(year))} />
        ))}
      </div>
      <h3>From one day to another, both included</h3>
      <Dates history={history} period={period} onChange={onChange} />
    </>
  );
}

const Pick = ({ text, on, onPick }: { text: string; on: boolean; onPick(): void }): JSX.Element => (
  <button type="button" class="option" aria-pressed={on} data-first={on ? "" : undefined} onClick={onPick}>
    {text}
  </button>
);

function Dates({ history, period, onChange }: PeriodChipProps): JSX.Element {
  const shown = (period && within(period, history)) ?? history;
  const [wrong, setWrong] = useState("");
  const set = (patch: Partial<Period>): void => {
    const next = { ...shown, ...patch };
    if (!isDay(next.from) || !isDay(next.to)) return;
    if (next.from > next.to) setWrong("The first day lies after the last.");
    else if (!within(next, history)) setWrong("The history has no plays there.");
    else {
      setWrong("");
      onChange(next);
    }
  };
  const input = (key: keyof Period, label: string): JSX.Element => (
    <label>
      {label}
      <input type="date" value={shown[key]} min={history.from} max={history.to} aria-describedby={wrong ? "dates-wrong" : undefined} data-testid={`date-${key}`} onChange={(event) => set({ [key]: event.currentTarget.value })} />
    </label>
  );
  return (
    <div class="dates">
      {input("from", "First day")}
      {input("to", "Last day")}
      {wrong && (
        <p class="wrong" id="dates-wrong" role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}
