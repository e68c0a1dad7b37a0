// The row of chips: what is asked for, in words, and how many plays that is.
import type { JSX } from "preact";
import { number, plays } from "../format/words";
import { clearFilter, filter, isFiltered, setFilter } from "../state/filters";
import { meta } from "../state/meta";
import { hasTimes } from "../state/site";
import { Chip } from "./chip";
import { ArtistChip } from "./chip_artist";
import { GenreChip } from "./chip_genre";
import { PeriodChip } from "./chip_period";
import { HourChip, SeasonChip, WeekdayChip } from "./chip_when";
import type { Period } from "./periods";

interface ChipsProps {
  history: Period | null;
  period: Period | null;
  onPeriod(period: Period | null): void;
  /** undefined while it is not known. */
  count: { plays: number; loading: boolean } | undefined;
}

export function Chips({ history, period, onPeriod, count }: ChipsProps): JSX.Element {
  const filtered = isFiltered(filter.value);
  return (
    <div class="chips" role="group" aria-label="Filters">
      {history && <PeriodChip history={history} period={period} onChange={onPeriod} />}
      <UserChip />
      <WeekdayChip />
      {hasTimes() && <HourChip />}
      <SeasonChip />
      <GenreChip />
      <ArtistChip />
      {filtered && (
        <button type="button" class="link clear" data-testid="clear-all" onClick={() => clearFilter()}>
          Clear all
        </button>
      )}
      <Count count={count} filtered={filtered} />
    </div>
  );
}

function Count({ count, filtered }: { count: ChipsProps["count"]; filtered: boolean }): JSX.Element {
  const all = meta.value?.scrobbles;
  return (
    <span class={`count${count?.loading ? " old" : ""}`} aria-live="polite" data-testid="count">
      {count && (
        <>
          <b>{plays(count.plays)}</b> {count.plays === 1 ? "play" : "plays"}
          {filtered && all !== undefined ? ` of ${number(all)}` : ""}
        </>
      )}
    </span>
  );
}

/** Whose history: where there are several. */
function UserChip(): JSX.Element | null {
  const known = meta.value;
  if (!known || known.users.length < 2) return null;
  const chosen = filter.value.user ?? known.user;
  return (
    <Chip said={chosen} on={false} name="Listener" testid="chip-user">
      {(close) =>
        known.users.map((user) => (
          <button
            key={user}
            type="button"
            class="option"
            aria-current={user === chosen}
            data-first={user === chosen ? "" : undefined}
            onClick={() => {
              setFilter({ user, artist: [] });
              close();
            }}
          >
            <span class="said">{user}</span>
          </button>
        ))
      }
    </Chip>
  );
}
