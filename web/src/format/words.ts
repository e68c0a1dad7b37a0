// Words of the page; numbers and dates are passed on, so that a view has one place to ask.
export * from "./dates";
export * from "./numbers";

/** Families and genres are lower case in the data: "Rock", "R&B & soul". */
export const capital = (name: string): string => (/^r&b\b/.test(name) ? `R&B${name.slice(3)}` : name.charAt(0).toUpperCase() + name.slice(1));

/** "rock, punk and folk" */
export function list(names: readonly string[], last = "and"): string {
  if (names.length < 2) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)}`;
}
