// The colour of a family, or of a genre as a shade of its family's. Names keep their colour whatever is filtered.
import type { Level } from "../api/types";
import { capital } from "../format/words";
import type { Theme } from "./base";
import { fill as familyFill, mark as familyMark, stackOrder, unknownHatch } from "./families";

export interface NameColours {
  title(name: string): string;
  /** For areas and bars. */
  fill(name: string): string;
  /** For dots, lines and swatches: at least 3:1 on the page. */
  mark(name: string): string;
  /** For what is not known. */
  hatch(): unknown;
}

/** What shades move to: the page (tokens.css, --bg). */
const page: Record<Theme, string> = { light: "#FFFFFF", dark: "#101415" };
/** How far the shades of one family move to the page, in the order of its genres. */
const steps = [0, 0.5, 0.22, 0.66, 0.1, 0.42, 0.3, 0.74];

/** #RRGGBB, part of the way from one to the other. */
export function blend(from: string, to: string, part: number): string {
  const channel = (colour: string, i: number): number => parseInt(colour.slice(i, i + 2), 16);
  return `#${[1, 3, 5].map((i) => Math.round(channel(from, i) * (1 - part) + channel(to, i) * part).toString(16).padStart(2, "0")).join("")}`;
}

const titles: Record<string, string> = { rest: "Others", unknown: "Genre not known" };

export function nameColours(level: Level, names: string[], family: string | undefined, { theme }: { theme: Theme }): NameColours {
  const hatch = (): unknown => unknownHatch(theme);
  const title = (name: string): string => titles[name] ?? capital(name);
  if (level === "family" || !family) {
    return { title, hatch, fill: (name) => familyFill(name, theme), mark: (name) => familyMark(name, theme) };
  }
  const shade = (name: string): string => {
    const at = names.indexOf(name);
    return at < 0 ? familyFill("rest", theme) : blend(familyFill(family, theme), page[theme], steps[at % steps.length]!);
  };
  return { title, hatch, fill: shade, mark: () => familyMark(family, theme) };
}

/** Families in the fixed order of the stack; genres as they come. */
export const inStackOrder = (names: string[], level: Level): string[] =>
  level === "family" ? [...names].sort((x, y) => stackOrder.indexOf(x) - stackOrder.indexOf(y)) : names;
