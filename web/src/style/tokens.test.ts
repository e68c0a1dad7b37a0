import { describe, expect, it } from "vitest";
import { fill, mark, stackOrder } from "../charts/families";
import { blend } from "../charts/name_colours";
import sheet from "./tokens.css?raw";

type Tokens = Record<string, string>;

function tokensOf(selector: string): Tokens {
  const start = sheet.indexOf(`${selector} {`);
  const block = sheet.slice(start, sheet.indexOf("\n}", start));
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9A-F]{6});/g)].map(([, name, value]) => [name!, value!]));
}

const themes = { light: tokensOf(":root"), dark: tokensOf(':root[data-theme="dark"]') };

/** Relative luminance and contrast: WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16) / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe.each(["light", "dark"] as const)("colours of the %s theme", (theme) => {
  const tokens = themes[theme];

  it("has every token of the other theme", () => {
    expect(Object.keys(tokens).sort()).toEqual(Object.keys(themes.light).sort());
    expect(Object.keys(tokens).length).toBeGreaterThan(20);
  });

  it.each(["ink", "ink2", "ink3"])("%s can be read on the page, on sunk ground and on what floats", (name) => {
    for (const ground of ["bg", "sunk", "raise"]) expect(contrast(tokens[name]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["data", "needle", "bad"])("%s can be read on the page", (name) => {
    expect(contrast(tokens[name]!, tokens.bg!)).toBeGreaterThanOrEqual(4.5);
  });

  it("ink can be read on the red wash", () => {
    expect(contrast(tokens.ink!, tokens["needle-wash"]!)).toBeGreaterThanOrEqual(4.5);
  });

  it("marks of families stand out from the page", () => {
    for (const name of [...stackOrder, "unknown"]) expect([name, contrast(mark(name, theme), tokens.bg!) >= 3]).toEqual([name, true]);
  });

  it("steps of the ramp go one way only", () => {
    const steps = [0, 1, 2, 3, 4, 5, 6].map((i) => luminance(tokens[`ramp-${i}`]!));
    const sorted = [...steps].sort((x, y) => (theme === "light" ? y - x : x - y));
    expect(steps).toEqual(sorted);
  });

  it("every family has a colour of its own", () => {
    expect(new Set(stackOrder.map((name) => fill(name, theme))).size).toBe(20);
    expect(blend(fill("rock", theme), tokens.bg!, 0)).toBe(fill("rock", theme).toLowerCase());
  });
});
