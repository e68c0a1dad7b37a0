// Which key does what, as it is listed and as it is read. Pure: a press and what was pressed before it give an action.
export type Action = { kind: "list" } | { kind: "search" } | { kind: "theme" } | { kind: "period"; step: -1 | 1 } | { kind: "view"; view: string } | { kind: "wait" };

/** After g. */
const viewKeys: Record<string, string> = { o: "overview", g: "genres", c: "clock", y: "years", s: "seasons", a: "calendar", e: "explore", p: "plays", t: "status" };

const single: Record<string, Action> = {
  "?": { kind: "list" },
  "/": { kind: "search" },
  t: { kind: "theme" },
  "[": { kind: "period", step: -1 },
  "]": { kind: "period", step: 1 },
  g: { kind: "wait" },
};

/** null: the key is not ours. after: was g the key before, a moment ago? */
export function actionOf(key: string, after: boolean): Action | null {
  if (!after) return single[key] ?? null;
  const view = viewKeys[key];
  return view ? { kind: "view", view } : null;
}

/** The key before counts this long. */
export const patienceMs = 1200;

export interface KeyRow {
  keys: string[];
  what: string;
}

export const keyGroups: { name: string; rows: KeyRow[] }[] = [
  {
    name: "Everywhere",
    rows: [
      { keys: ["/"], what: "Find an artist, album or track" },
      { keys: ["["], what: "The period before, of the same length" },
      { keys: ["]"], what: "The period after" },
      { keys: ["t"], what: "Light or dark" },
      { keys: ["Esc"], what: "Close what is open" },
      { keys: ["?"], what: "This list" },
    ],
  },
  {
    name: "In a chart",
    rows: [
      { keys: ["←", "→"], what: "From mark to mark" },
      { keys: ["Enter"], what: "The plays behind a mark" },
    ],
  },
  {
    name: "At the ends of the period",
    rows: [
      { keys: ["←", "→"], what: "A week" },
      { keys: ["PgUp", "PgDn"], what: "A quarter of a year" },
      { keys: ["Home", "End"], what: "As far as it goes" },
    ],
  },
  { name: "Go to", rows: Object.entries(viewKeys).map(([key, view]) => ({ keys: ["g", key], what: view.charAt(0).toUpperCase() + view.slice(1) })) },
];

/** Does the reader write, or is this a key for the program around the page? */
export function isMeantElsewhere(event: { ctrlKey: boolean; metaKey: boolean; altKey: boolean; isComposing?: boolean }, target: { tagName?: string; isContentEditable?: boolean; type?: string } | null): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  if (!target) return false;
  if (target.isContentEditable || target.tagName === "TEXTAREA" || target.tagName === "SELECT") return true;
  return target.tagName === "INPUT" && target.type !== "checkbox" && target.type !== "radio" && target.type !== "button";
}
