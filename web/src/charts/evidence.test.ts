import { describe, expect, it } from "vitest";
import { bins, evidenceChart } from "./evidence";
import { drawAll, testContext } from "./test_context";

const evidence = { seen: 0.25, bins: [{ from: 0, to: 0.1, draws: 900 }, { from: 0.1, to: 0.2, draws: 90 }, { from: 0.2, to: 0.3, draws: 9 }] };

describe("evidence", () => {
  it("counts a draw as much as the history from the history's own value on", () => expect(bins(evidence).map(({ asMuch }) => asMuch)).toEqual([false, false, true]));
  it("keeps the pin inside though it lies beyond all draws", () => {
    const drawing = drawAll(evidenceChart({ ...evidence, seen: 4 }, testContext(420, 240)));
    expect(Math.max(...drawing.xs)).toBeLessThanOrEqual(420);
    expect(drawing.texts).toContain("Your history");
  });
  it("of no draws is empty", () => expect(drawAll(evidenceChart({ seen: 0, bins: [] }, testContext(420, 240))).marks).toBe(0));
});
