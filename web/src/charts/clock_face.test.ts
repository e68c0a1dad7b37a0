import { describe, expect, it } from "vitest";
import { angle, radius } from "./clock_face";

const face = { inner: 50, outer: 200, most: 4 };

describe("the listening clock", () => {
  it("gives area, not length, to plays", () => {
    const area = (plays: number): number => radius(face, plays) ** 2 - face.inner ** 2;
    expect(area(2) / area(1)).toBeCloseTo(2, 10);
    expect(radius(face, 4)).toBeCloseTo(face.outer, 10);
    expect(radius(face, 0)).toBe(face.inner);
  });

  it("has midnight at the top and six at the right", () => {
    expect(angle(0)).toBeCloseTo(-Math.PI / 2, 12);
    expect(angle(6)).toBeCloseTo(0, 12);
    expect(angle(12)).toBeCloseTo(Math.PI / 2, 12);
  });

  it("stays in the hub where nothing was played", () => expect(radius({ ...face, most: 0 }, 0)).toBe(face.inner));
});
