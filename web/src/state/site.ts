// A page that carries its data (tonearm publish site): what it holds. The page of a server has none.
import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import type { View } from "./url";

export interface Site {
  /** Whether the plays themselves travel, and the hours of the day. */
  plays: boolean;
  times: boolean;
  /** In place of Status. */
  About: FunctionComponent;
}

let known: Site | undefined;
/** Called once, before the page is drawn. */
export const beSite = (site: Site): void => void (known = site);
export const site = (): Site | undefined => known;

export const hasPlays = (): boolean => known?.plays ?? true;
export const hasTimes = (): boolean => known?.times ?? true;
export const hasView = (view: View): boolean => (view === "clock" ? hasTimes() : view === "plays" ? hasPlays() : true);

/** Said for a moment where a click would have opened plays that are not there. */
export const unsaid = signal(0);
