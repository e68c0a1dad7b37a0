// Numbers as a reader writes them: separators of the reader's locale, digits 0 to 9.

/** Outside of a page there is no reader. */
const readers = typeof document === "undefined" ? "en-GB" : navigator.language || "en-GB";

/** Before a unit: the two never part at the end of a line. */
export const noBreak = "\u00a0";
const minus = "\u2212";

const formats = new Map<number, Intl.NumberFormat>();

function formatOf(digits: number): Intl.NumberFormat {
  const made = formats.get(digits);
  if (made) return made;
  const format = new Intl.NumberFormat(readers, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    numberingSystem: "latn",
    signDisplay: "negative",
  });
  formats.set(digits, format);
  return format;
}

/** "104,571"; digits: decimals, always as many. */
export const number = (value: number, digits = 0): string => formatOf(digits).format(value).replace("-", minus);

/** "35 %" from 10, "9.8 %" below; share: of 1. */
export function percent(share: number): string {
  const size = Math.abs(share * 100);
  return `${number(share * 100, size === 0 || size >= 9.95 ? 0 : 1)}${noBreak}%`;
}

/** "+6.7", "−7.4", "0.0": a difference of two shares (of 1) in points, without the word. */
export function points(difference: number): string {
  const text = number(difference * 100, 1);
  return /[1-9]/.test(text) && !text.includes(minus) ? `+${text}` : text;
}

/** One decimal, or none where it would be a zero. */
const trimmed = (value: number): string => number(value, Math.round(value * 10) % 10 === 0 ? 0 : 1);

/** "12.3k", "105k", "1.3m" for axes and phones; as it is below 10,000. */
export function short(value: number): string {
  const size = Math.abs(value);
  if (size < 10_000) return size >= 100 ? number(value) : trimmed(value);
  if (size < 999_500) return `${size < 99_950 ? trimmed(value / 1000) : number(value / 1000)}k`;
  return `${trimmed(value / 1_000_000)}m`;
}

/** Plays count by parts under a genre filter: whole numbers from 10, one decimal below where there is one. */
export const plays = (value: number): string => number(value, value < 9.95 && Math.abs(value - Math.round(value)) >= 0.05 ? 1 : 0);

/** "1 play", "2 plays". */
export const count = (many: number, what: string, whats = `${what}s`): string => {
  const text = plays(many);
  return `${text}${noBreak}${text === "1" ? what : whats}`;
};

/** "4.1 MB": decimal, as a file manager says it. */
export function bytes(size: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  const power = Math.min(units.length - 1, size < 1000 ? 0 : Math.floor(Math.log10(size) / 3));
  const value = size / 1000 ** power;
  return `${number(value, power === 0 || value >= 100 ? 0 : 1)}${noBreak}${units[power]}`;
}
