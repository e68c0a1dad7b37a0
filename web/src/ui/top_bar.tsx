// The bar of views; links keep the filter.
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { link, place, type View } from "../state/filters";
import { views } from "../state/url";
import { hasView, site } from "../state/site";
import { theme, toggleTheme } from "../state/theme";
import { Freshness } from "./freshness";
import { Icon, Logo } from "./icons";
import { openKeys, openSearch } from "./keys";
import { findable } from "./search_box";

export const viewTitles: Record<View, string> = {
  overview: "Overview", genres: "Genres", clock: "Clock", years: "Years", seasons: "Seasons", calendar: "Calendar", explore: "Explore", plays: "Plays", status: "Status",
};

export const viewTitle = (view: View): string => (view === "status" && site() ? "About" : viewTitles[view]);

export function TopBar(): VNode {
  const { view } = place.value;
  const next = theme.value === "dark" ? "light" : "dark";
  return (
    <header class="top-bar">
      <div class="frame top-bar-line">
        <a class="logo" href={link("overview")} aria-label="Tonearm, overview">
          <Logo />
          <span aria-hidden="true">Tonearm</span>
        </a>
        <Tabs current={view} />
        {site() ? null : <Freshness />}
        <div class="top-bar-tools">
          <button type="button" class="tool" aria-label={`Find ${findable()}`} title="Find  /" onClick={openSearch}><Icon name="search" /></button>
          <button type="button" class="tool keys-tool" aria-label="Keys" title="Keys  ?" onClick={openKeys}><Icon name="keys" /></button>
          <button type="button" class="tool" aria-label={`To the ${next} theme`} title={`To the ${next} theme  t`} onClick={toggleTheme} data-testid="theme"><Icon name={next === "dark" ? "moon" : "sun"} /></button>
        </div>
      </div>
    </header>
  );
}

function Tabs({ current }: { current: string }): VNode {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const [row, tab] = [list.current, list.current?.querySelector<HTMLElement>("[aria-current]")];
    if (row && tab) row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav aria-label="Views" class="tabs">
      <ul ref={list}>
        {views.filter(hasView).map((view) => (
          <li key={view}>
            <a href={link(view)} aria-current={view === current ? "page" : undefined}>{viewTitle(view)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
