// The keyboard: reads keys, lists them, opens the search.
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { go, type View } from "../state/filters";
import { hasView } from "../state/site";
import { toggleTheme } from "../state/theme";
import { chosenPeriod, historySpan, setPeriod } from "./filter_bar";
import { Icon } from "./icons";
import { type Action, actionOf, isMeantElsewhere, keyGroups, patienceMs } from "./key_table";
import { Modal } from "./modal";
import { step } from "./periods";
import { SearchBox } from "./search_box";
import "../style/keys.css";

const over = signal<"keys" | "search" | null>(null);

export const openKeys = (): void => void (over.value = "keys");
export const openSearch = (): void => void (over.value = "search");
const close = (): void => void (over.value = null);

export function Keys(): JSX.Element | null {
  useEffect(() => {
    const read = reader();
    document.addEventListener("keydown", read);
    return () => document.removeEventListener("keydown", read);
  }, []);
  if (over.value === "keys") return <KeyList />;
  return over.value === "search" ? <SearchBox onClose={close} /> : null;
}

function reader(): (event: KeyboardEvent) => void {
  let waited = 0;
  return (event) => {
    if (event.defaultPrevented || over.peek() !== null || isMeantElsewhere(event, event.target as HTMLElement | null)) return;
    const action = actionOf(event.key, event.timeStamp - waited < patienceMs && waited > 0);
    waited = action?.kind === "wait" ? event.timeStamp : event.key === "Shift" ? waited : 0;
    if (!action) return;
    event.preventDefault();
    act(action);
  };
}

function act(action: Action): void {
  if (action.kind === "list") openKeys();
  else if (action.kind === "search") openSearch();
  else if (action.kind === "theme") toggleTheme();
  else if (action.kind === "view") hasView(action.view as View) && go(action.view);
  else if (action.kind === "period") stepPeriod(action.step);
}

/** To the neighbour of the period; at the end of the history nothing happens. */
function stepPeriod(direction: -1 | 1): void {
  const history = historySpan();
  if (!history) return;
  const next = step(chosenPeriod(history) ?? history, direction, history);
  if (next) setPeriod(next);
}

function KeyList(): JSX.Element {
  return (
    <Modal name="Keys" class="key-list" testid="keys" onClose={close}>
      <header>
        <h2>Keys</h2>
        <button type="button" class="tool" aria-label="Close" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div class="key-groups">
        {keyGroups.map(({ name, rows }) => (
          <section key={name}>
            <h3>{name}</h3>
            <dl>
              {rows.map(({ keys, what }) => (
                <div key={what}>
                  <dt>
                    {keys.map((key, index) => (
                      <kbd key={index}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
