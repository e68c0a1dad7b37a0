// What is asked of every view: the groove above, the chips below.
import type { JSX } from "preact";
import type { PlayList } from "../api/types";
import { filter, setFilter } from "../state/filters";
import { meta } from "../state/meta";
import { useAnswer } from "../state/resource";
import "../style/filters.css";
import { Chips } from "./chips";
import { Groove } from "./groove";
import type { Period } from "./periods";
import { useWeeks } from "./use_weeks";

/** First to last day with plays; null where there is none or it is not known yet. */
export function historySpan(): Period | null {
  const known = meta.value;
  return known?.first_day && known.last_day ? { from: known.first_day, to: known.last_day } : null;
}

/** The filter's period; null: the whole history. */
export function chosenPeriod(history: Period | null): Period | null {
  const { from, to } = filter.value;
  if (!history || (!from && !to)) return null;
  return { from: from ?? history.from, to: to ?? history.to };
}

export const setPeriod = (period: Period | null): void => setFilter({ from: period?.from, to: period?.to });

export function FilterBar(): JSX.Element {
  const weeks = useWeeks();
  const history = historySpan();
  const period = chosenPeriod(history);
  const answer = useAnswer<PlayList>("/plays", { limit: "1" });
  const count = answer.value && { plays: answer.value.total.plays, loading: answer.loading };
  return (
    <section class="filters" aria-label="Filters" data-testid="filters">
      <div class="in">
        {history && weeks ? <Groove weeks={weeks} history={history} period={period} onChange={setPeriod} /> : <div class="groove empty" />}
        <Chips history={history} period={period} onPeriod={setPeriod} count={count} />
      </div>
    </section>
  );
}
