// From any view to Explore with two slices set.
import { go, setOwn } from "../state/filters";
import { sliceQuery, type Slices } from "./slices";

export function goExplore(slices: Slices): void {
  go("explore");
  setOwn({ ...sliceQuery("a", slices.a), ...sliceQuery("b", slices.b) }, "replace");
}
