// Find an artist, an album or a track by name, and go to its page.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Found } from "../api/types";
import { count } from "../format/words";
import { go } from "../state/filters";
import { hasPlays } from "../state/site";
import { useAnswer } from "../state/resource";
import { rememberNames } from "./artist_names";
import { Icon } from "./icons";
import { Modal } from "./modal";
import { type Group, groupsOf, type Hit } from "./search_groups";
import { useSettled } from "./use_settled";

/** What the search looks through. */
export const findable = (): string => (hasPlays() ? "an artist, album or track" : "an artist");

export function SearchBox({ onClose }: { onClose(): void }): JSX.Element {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const asked = useSettled(text.trim(), 120);
  const answer = useAnswer<Found>(asked ? "/search" : "", { q: asked, limit: "6" });
  const groups = asked && answer.value ? groupsOf(answer.value) : [];
  const hits = groups.flatMap((group) => group.hits);
  useEffect(() => {
    setAt(0);
    if (answer.value) rememberNames(answer.value.artists);
  }, [answer.value]);
  const open = (hit: Hit | undefined): void => {
    if (!hit) return;
    onClose();
    go(hit.path);
  };
  const keys = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && hits.length > 0) setAt((at + by + hits.length) % hits.length);
    else if (event.key === "Enter") open(hits[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal name={`Find ${findable()}`} class="search" testid="search" onClose={onClose}>
      <div class="search-line">
        <Icon name="search" />
        <input
          type="search"
          autofocus
          placeholder={`Find ${findable()}`}
          aria-label={`Find ${findable()}`}
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={hits.length > 0 ? "search-hits" : undefined}
          aria-activedescendant={hits.length > 0 ? `hit-${at}` : undefined}
          autocomplete="off"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={keys}
          data-testid="search-input"
        />
        <button type="button" class="tool" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {hits.length > 0 && <Hits groups={groups} at={at} onOpen={open} onPoint={setAt} />}
      <p class="search-said" role="status">
        {answer.error ? `${answer.error.what} ${answer.error.remedy}` : asked && !answer.loading && hits.length === 0 ? `Nothing that you played is called “${asked}”.` : ""}
      </p>
    </Modal>
  );
}

function Hits({ groups, at, onOpen, onPoint }: { groups: Group[]; at: number; onOpen(hit: Hit): void; onPoint(index: number): void }): JSX.Element {
  let index = -1;
  return (
    <div id="search-hits" role="listbox" aria-label="Found">
      {groups.map(({ name, hits }) => (
        <div key={name} role="group" aria-label={name}>
          <p class="search-kind" aria-hidden="true">
            {name}
          </p>
          {hits.map((hit) => {
            const mine = (index += 1);
            return (
              <div key={hit.path} id={`hit-${mine}`} class="hit" role="option" aria-selected={mine === at} onClick={() => onOpen(hit)} onPointerMove={() => mine !== at && onPoint(mine)} data-testid="hit">
                <span class="said">
                  {hit.name}
                  {hit.by && <i> {hit.by}</i>}
                </span>
                <span class="n">{count(hit.plays, "play")}</span>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
