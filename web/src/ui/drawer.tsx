// The drawer: the plays behind a mark. It is a step of the browser's history, so that back closes it and a reload keeps it.
import type { JSX, RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { address } from "../api/client";
import { changeOver, filter, type Filter, layOver, link, linkTo, shownStep } from "../state/filters";
import { hasPlays, site, unsaid } from "../state/site";
import { Icon } from "./icons";
import { type PlayPages, usePlayPages } from "./play_pages";
import { End, totalWords } from "./play_end";
import { PlayTable } from "./play_table";
import { askedOf, type PlaysAsked, queryOf } from "./plays_asked";
import { stayInside } from "./stay_inside";
import { usePhone } from "./use_phone";
import "../style/drawer.css";

/** Where focus was when the drawer opened. */
let opener: HTMLElement | null = null;

/** The plays behind a mark. */
export function openPlays(asked: PlaysAsked): void {
  if (!hasPlays()) return void (unsaid.value += 1);
  const open = askedOf(shownStep.peek().drawer);
  if (open) changeOver(asked);
  else {
    opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    layOver(asked);
  }
}

export const closePlays = (): void => {
  if (askedOf(shownStep.peek().drawer)) history.back();
};

export function Drawer(): JSX.Element | null {
  const asked = askedOf(shownStep.value.drawer);
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !asked) giveFocusBack();
    was.current = asked !== null;
  }, [asked === null]);
  return asked ? <Open asked={asked} /> : null;
}

function giveFocusBack(): void {
  const back = opener?.isConnected ? opener : document.getElementById("main");
  back?.focus({ preventScroll: true });
  opener = null;
}

function Open({ asked }: { asked: PlaysAsked }): JSX.Element {
  const { query, whole } = queryOf(asked, filter.value);
  const text = query.toString();
  const pages = usePlayPages(query);
  // A sheet lies over the page; beside the drawer, on wider screens, one can go on pointing at marks.
  const sheet = usePhone();
  const panel = useRef<HTMLDivElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    panel.current?.scrollTo(0, 0);
    title.current?.focus({ preventScroll: true });
  }, [text, asked.title]);
  useEscape();
  return (
    <>
      {sheet && <div class="veil" onClick={closePlays} />}
      <div ref={panel} class="drawer" role="dialog" aria-modal={sheet} aria-labelledby="drawer-title" data-testid="drawer" onKeyDown={(event) => sheet && stayInside(event, panel.current)}>
        <div class="drawer-head">
          <h2 id="drawer-title" ref={title} tabIndex={-1}>
            {asked.title}
          </h2>
          <button type="button" class="shut" aria-label="Close" onClick={closePlays}>
            <Icon name="close" />
          </button>
          <p class="total" aria-live="polite" data-testid="drawer-total">
            {totalWords(pages)}
          </p>
          <Ways asked={asked} whole={whole} query={query} pages={pages} />
        </div>
        <Rows pages={pages} whole={whole} panel={panel} />
      </div>
    </>
  );
}

/** From anywhere in the page; what lies over the drawer has taken the key before. */
function useEscape(): void {
  useEffect(() => {
    const escape = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.defaultPrevented) closePlays();
    };
    document.addEventListener("keydown", escape);
    return () => document.removeEventListener("keydown", escape);
  }, []);
}

/** Where one can go from here: the list as a view, the file, and the page of what all these plays share. */
function Ways({ asked, whole, query, pages }: { asked: PlaysAsked; whole: Filter; query: URLSearchParams; pages: PlayPages }): JSX.Element {
  const [first] = pages.rows;
  const { album, track } = asked.filter;
  const artist = whole.artist.length === 1 || album || track ? first?.artist_id : undefined;
  return (
    <p class="ways">
      <a href={linkTo("/plays", query)}>Open in Plays</a>
      {!site() && (
        <a href={address("/plays.csv", query)} download="plays.csv">
          CSV
        </a>
      )}
      {artist && first && <a href={link(`/artist/${artist}`)}>{first.artist}</a>}
      {album && first?.album && <a href={link(`/album/${album}`)}>{first.album}</a>}
      {track && first && <a href={link(`/track/${track}`)}>{first.track}</a>}
      {track && first && (
        <a href={first.lastfm_url} target="_blank" rel="noreferrer">
          On last.fm
        </a>
      )}
    </p>
  );
}

function Rows({ pages, whole, panel }: { pages: PlayPages; whole: Filter; panel: RefObject<HTMLElement> }): JSX.Element {
  const weighted = whole.family.length + whole.genre.length > 0;
  return (
    <>
      {pages.rows.length > 0 && <PlayTable pages={pages} narrow weighted={weighted} scroller={panel} />}
      <End pages={pages} />
    </>
  );
}
