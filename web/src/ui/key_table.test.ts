import { expect, test } from "vitest";
import { views } from "../state/url";
import { actionOf, isMeantElsewhere, keyGroups } from "./key_table";

test("every view has a key after g, and each key one view", () => {
  const reached = keyGroups.find(({ name }) => name === "Go to")?.rows.map(({ keys }) => actionOf(keys[1] ?? "", true));
  expect(reached?.map((action) => (action?.kind === "view" ? action.view : null)).sort()).toEqual([...views].sort());
});

test("the same letter means another thing after g", () => {
  expect(actionOf("t", false)).toEqual({ kind: "theme" });
  expect(actionOf("t", true)).toEqual({ kind: "view", view: "status" });
  expect(actionOf("g", false)).toEqual({ kind: "wait" });
  expect(actionOf("g", true)).toEqual({ kind: "view", view: "genres" });
});

test("other keys are not ours", () => {
  expect(actionOf("x", false)).toBeNull();
  expect(actionOf("/", true)).toBeNull();
});

test("who writes, or calls the browser, is left alone", () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false };
  expect(isMeantElsewhere(plain, { tagName: "INPUT", type: "search" })).toBe(true);
  expect(isMeantElsewhere(plain, { tagName: "INPUT", type: "checkbox" })).toBe(false);
  expect(isMeantElsewhere({ ...plain, ctrlKey: true }, null)).toBe(true);
  expect(isMeantElsewhere(plain, { tagName: "DIV" })).toBe(false);
});
