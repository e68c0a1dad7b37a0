// Colours of genre families: each keeps its own for ever. fill: areas and bars; mark: dots, lines, intervals (at least 3.2:1 on the page).
import type { Theme } from "./base";

type Hue = { fill: string; mark?: string };

/** In the order of the stack, bottom to top: neighbours differ most in lightness. */
const hues: Record<string, Record<Theme, Hue>> = {
  metal: { light: { fill: "#A6BCF5", mark: "#798DC4" }, dark: { fill: "#BFD0FD" } },
  punk: { light: { fill: "#5E47A1" }, dark: { fill: "#6750AB", mark: "#6F59B5" } },
  rock: { light: { fill: "#5C91D7" }, dark: { fill: "#659AE1" } },
  pop: { light: { fill: "#8A235E" }, dark: { fill: "#9E366F", mark: "#AB437B" } },
  "hip hop": { light: { fill: "#C05C32" }, dark: { fill: "#F48A61" } },
  "r&b & soul": { light: { fill: "#F8AB57", mark: "#C67C1E" }, dark: { fill: "#A46305" } },
  reggae: { light: { fill: "#645002" }, dark: { fill: "#EECE6A" } },
  latin: { light: { fill: "#E78073", mark: "#D67064" }, dark: { fill: "#A04037", mark: "#AA493F" } },
  blues: { light: { fill: "#78B3D7", mark: "#5A94B6" }, dark: { fill: "#9EDAFF" } },
  jazz: { light: { fill: "#075F60" }, dark: { fill: "#248485" } },
  folk: { light: { fill: "#6DAA6F", mark: "#5E9A61" }, dark: { fill: "#92D094" } },
  country: { light: { fill: "#56621A" }, dark: { fill: "#788540" } },
  world: { light: { fill: "#468369" }, dark: { fill: "#347158" } },
  electronic: { light: { fill: "#31B5C2", mark: "#0B9BA8" }, dark: { fill: "#3FBFCC" } },
  ambient: { light: { fill: "#1E6479" }, dark: { fill: "#45879D" } },
  experimental: { light: { fill: "#D1ADE8", mark: "#A27FB7" }, dark: { fill: "#E5C0FC" } },
  classical: { light: { fill: "#9A6B95" }, dark: { fill: "#7E517A", mark: "#885983" } },
  soundtrack: { light: { fill: "#73414B" }, dark: { fill: "#BF8790" } },
  spoken: { light: { fill: "#D4B8A1", mark: "#A48974" }, dark: { fill: "#E8CBB4" } },
  other: { light: { fill: "#7B7368" }, dark: { fill: "#847C70" } },
};

/** What is not a family: "10 others" (rest, and any name that has no hue) and what is not known. */
const rest: Record<Theme, Hue> = { light: { fill: "#B4BDBC", mark: "#8C979A" }, dark: { fill: "#4A5557", mark: "#697577" } };
const unknown: Record<Theme, Hue> = { light: { fill: "#F1F3F3", mark: "#6B7478" }, dark: { fill: "#1F2729", mark: "#8B9698" } };
const hatchLine: Record<Theme, string> = { light: "#8C979A", dark: "#697577" };

export const stackOrder: readonly string[] = Object.keys(hues);

const hue = (name: string, theme: Theme): Hue => (name === "unknown" ? unknown : (hues[name] ?? rest))[theme];
export const fill = (name: string, theme: Theme): string => hue(name, theme).fill;
export const mark = (name: string, theme: Theme): string => hue(name, theme).mark ?? hue(name, theme).fill;

/** Fill of what is not known: 45° lines. An ECharts pattern; holds in the SVG renderer, for areas too. */
export function unknownHatch(theme: Theme): unknown {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="6" height="6"><rect width="6" height="6" fill="${unknown[theme].fill}"/>` +
    `<path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" stroke="${hatchLine[theme]}" stroke-width="1"/></svg>`;
  return { type: "pattern", repeat: "repeat", imageWidth: 6, imageHeight: 6, image: `data:image/svg+xml;utf8,${encodeURIComponent(svg)}` };
}
