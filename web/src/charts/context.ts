// The context of a chart in the page: colours and the font as the style sheet has them.
import { number, percent, points, short } from "../format/words";
import { type ChartContext, type Theme, type Token } from "./base";

/** Below this the charts take their narrow form. */
const phoneWidth = 500;

const prefersStill = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** #RGB, as a minifier shortens it, to the six digits that colours are mixed in. */
export const wide = (colour: string): string => (/^#[0-9a-f]{3}$/i.test(colour) ? `#${[...colour.slice(1)].map((digit) => digit + digit).join("")}` : colour);

export function pageContext(width: number, height: number, theme: Theme, still: boolean): ChartContext {
  const style = getComputedStyle(document.documentElement);
  const token = (name: Token): string => wide(style.getPropertyValue(`--${name}`).trim());
  return { width, height, phone: width <= phoneWidth, theme, still: still || prefersStill(), token, number, short, percent, points };
}
