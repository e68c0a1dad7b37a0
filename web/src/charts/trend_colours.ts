// Colours of the trend's bands. Genres of several families are shades, each of its own family.
import type { Trend } from "../api/types";
import type { Theme } from "./base";
import { fill as familyFill, mark as familyMark } from "./families";
import { type NameColours, nameColours } from "./name_colours";

export function trendColours({ level, names }: Pick<Trend, "level" | "names">, look: { theme: Theme }): NameColours {
  const plain = nameColours("family", [], undefined, look);
  if (level === "family") return plain;
  const familyOf = (name: string): string | undefined => names.find((row) => row.name === name)?.family;
  const fill = (name: string): string => {
    const family = familyOf(name);
    if (family === undefined) return familyFill(name, look.theme);
    return nameColours("genre", names.filter((row) => row.family === family).map((row) => row.name), family, look).fill(name);
  };
  return { ...plain, fill, mark: (name) => familyMark(familyOf(name) ?? "rest", look.theme) };
}
