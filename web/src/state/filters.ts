// Where the reader is: view and filter, both in the address. Every change of either is a step of the browser's history.
import { batch, computed, signal } from "@preact/signals";
import { site } from "./site";
import { emptyFilter, type Filter, type FilterKey, lists, patched, pathOf, readFilter, readPlace, writeFilter } from "./url";

export type { Filter, FilterKey, Place, View } from "./url";
export { emptyFilter, isFiltered } from "./url";

interface Address {
  path: string;
  query: URLSearchParams;
}

/** A page that carries its data lies anywhere, a folder too: there the address is what follows the #. */
function here(): Address {
  if (!site()) return { path: location.pathname, query: new URLSearchParams(location.search) };
  const [path, query] = location.hash.slice(1).split("?", 2);
  return { path: path || "/", query: new URLSearchParams(query) };
}
/** Of no page until watchHistory looks. */
const address = signal<Address>({ path: "/", query: new URLSearchParams() });

/** Where we are, as view or subject. */
export const place = computed(() => readPlace(address.value.path));
/** The query that says what is asked of the server; changes only when that does. */
const asked = computed(() => writeFilter(readFilter(address.value.query)).toString());
export const filter = computed<Filter>(() => readFilter(new URLSearchParams(asked.value)));
/** Parameters of a view's own ("a.from", "by"): text of the address that no filter claims. */
export const ownQuery = computed(() => address.value.query.toString());

/** What is kept with a step of the history: how far the page was scrolled, and what lies over it. */
export interface Step {
  scroll?: number;
  /** An open drawer, as its own module wrote it. */
  drawer?: unknown;
}

const step = (): Step => (history.state as Step | null) ?? {};
/** The state of the step that is shown; drawer.tsx reads it. */
export const shownStep = signal<Step>({});

/** Remember how far this step was scrolled, before it is left. */
const keepScroll = (): void => history.replaceState({ ...step(), scroll: scrollY }, "");

function arrive(): void {
  batch(() => {
    address.value = here();
    shownStep.value = step();
  });
}

function move(href: string, how: "push" | "replace", state: Step = {}): void {
  keepScroll();
  if (how === "push") history.pushState(state, "", href);
  else history.replaceState({ ...step(), ...state }, "", href);
  arrive();
}

const href = (path: string, query: URLSearchParams): string => {
  const text = query.toString();
  return (site() ? "#" : "") + (text ? `${path}?${text}` : path);
};
/** As `href` makes it. */
const current = (): string => (site() ? location.hash || "#/" : location.pathname + location.search);

/** An address with a query of its own: "/plays?hour=3". */
export const linkTo = (path: string, query = new URLSearchParams()): string => href(path, query);

/** The address of a view under the filter as it is, or as patched. */
export const link = (view: string, patch: Partial<Filter> = {}): string => href(pathOf(view), writeFilter(patched(filter.value, patch)));

/** To a view, at its top. */
export function go(view: string, patch: Partial<Filter> = {}): void {
  move(link(view, patch), "push");
  scrollTo(0, 0);
}

/** Stay in the view, where it is scrolled to; what else the address says stays too. */
export function setFilter(patch: Partial<Filter>): void {
  const next = patched(filter.value, patch);
  if (writeFilter(next).toString() === asked.value) return;
  move(href(address.value.path, withOwn(writeFilter(next))), "push", { scroll: scrollY });
}

/** Lift one filter, or all but the listener. */
export function clearFilter(key?: FilterKey): void {
  if (key === undefined) setFilter({ ...emptyFilter(), from: undefined, to: undefined });
  else setFilter({ [key]: key === "user" || key === "from" || key === "to" ? undefined : [] });
}

/** A view's own parameters of the address: undefined takes one away, several values repeat it. A step of the history unless `how` is "replace". */
export function setOwn(patch: Record<string, string | string[] | undefined>, how: "push" | "replace" = "push"): void {
  const query = new URLSearchParams(address.value.query);
  for (const [key, value] of Object.entries(patch)) {
    query.delete(key);
    for (const one of value === undefined ? [] : [value].flat()) query.append(key, one);
  }
  const next = href(address.value.path, query);
  if (next !== current()) move(next, how, { scroll: scrollY });
}

/** One parameter of a view's own. */
export const own = (key: string): string | null => new URLSearchParams(ownQuery.value).get(key);

const filterKeys: readonly string[] = ["user", "from", "to", ...lists];

/** What the address says beside the filter, laid behind it. */
function withOwn(query: URLSearchParams): URLSearchParams {
  for (const [key, value] of address.value.query) if (!filterKeys.includes(key)) query.append(key, value);
  return query;
}

/** Lay something over the page as a step of its own (drawer): back takes it away. */
export function layOver(state: unknown): void {
  move(current(), "push", { scroll: scrollY, drawer: state });
}

/** Change what lies over the page, without a step. */
export function changeOver(state: unknown): void {
  move(current(), "replace", { drawer: state });
}

/** The filter's query as the server takes it. */
export const filterQuery = (): URLSearchParams => new URLSearchParams(asked.value);

/** Links of the page change the view without loading it again; back and forward too. Called once. */
export function watchHistory(): void {
  arrive();
  history.scrollRestoration = "manual";
  addEventListener("popstate", arrive);
  document.addEventListener("click", followLink);
  addEventListener("pagehide", keepScroll);
  addEventListener("scroll", keepScrollSoon, { passive: true });
}

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Back is told only after the step has changed: so each step knows its scroll before it is left. */
function keepScrollSoon(): void {
  clearTimeout(waiting);
  const at = history.state as unknown;
  waiting = setTimeout(() => {
    if (history.state === at) keepScroll();
  }, 120);
}

function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const anchor = (event.target as Element).closest?.("a[href]");
  if (!(anchor instanceof HTMLAnchorElement) || anchor.target || anchor.hasAttribute("download") || anchor.origin !== location.origin) return;
  if (site()) return followMark(event, anchor);
  if (anchor.pathname.startsWith("/api/") || (anchor.hash && anchor.pathname === location.pathname && anchor.search === location.search)) return;
  event.preventDefault();
  move(anchor.pathname + anchor.search, "push");
  scrollTo(0, 0);
}

/** "#/clock" is a view, "#main" a place of this page: it must not take the view's place in the address. */
function followMark(event: MouseEvent, anchor: HTMLAnchorElement): void {
  const mark = anchor.getAttribute("href") ?? "";
  if (!mark.startsWith("#")) return;
  event.preventDefault();
  if (!mark.startsWith("#/")) return document.getElementById(mark.slice(1))?.focus();
  move(mark, "push");
  scrollTo(0, 0);
}
