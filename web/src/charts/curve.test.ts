import { describe, expect, it } from "vitest";
import { smooth, smoothStack } from "./curve";

describe("a smooth line", () => {
  it("passes through its points", () => {
    const line = smooth([1, 4, 2, 2, 7], 4);
    expect([0, 4, 8, 12, 16].map((i) => line[i])).toEqual([1, 4, 2, 2, 7]);
  });

  it("stays between neighbouring points", () => {
    const values = [0, 0, 1, 1, 0.2, 0.9];
    const line = smooth(values, 8);
    line.forEach((value, i) => {
      const at = Math.min(values.length - 2, Math.floor(i / 8));
      expect(value).toBeGreaterThanOrEqual(Math.min(values[at]!, values[at + 1]!) - 1e-12);
      expect(value).toBeLessThanOrEqual(Math.max(values[at]!, values[at + 1]!) + 1e-12);
    });
  });

  it("keeps a single point", () => expect(smooth([3], 6)).toEqual([3]));
});

it("a stack never turns inside out", () => {
  const [low, high] = smoothStack([[0, 0.5, 0.5, 0], [0.1, 0.5, 0.9, 0.02]], 10);
  low!.forEach((value, i) => expect(high![i]).toBeGreaterThanOrEqual(value));
});
