import { describe, expect, it } from "vitest";
import { extremes, pairs, similarityChart } from "./similarity";
import { drawAll, testContext } from "./test_context";

const similarity = { years: [2005, 2006, 2009], matrix: [[1, 0.8, 0.4], [0.8, 1, 0.6], [0.4, 0.6, 1]] };

describe("similarity", () => {
  it("has each pair of years once, and each year with itself", () => {
    expect(pairs(similarity).map(({ years }) => years)).toEqual([[2005, 2005], [2005, 2006], [2006, 2006], [2005, 2009], [2006, 2009], [2009, 2009]]);
  });
  it("finds the most and the least alike, never a year and itself", () => {
    expect(extremes(similarity)).toMatchObject({ most: { years: [2005, 2006] }, least: { years: [2005, 2009] } });
    expect(extremes({ years: [2005], matrix: [[1]] })).toBeNull();
  });
  it("writes the number in the cell, the year on the diagonal", () => {
    const texts = drawAll(similarityChart(similarity, testContext(600, 500))).texts.slice(0, 6);
    expect(texts).toEqual(["2005", "80", "2006", "40", "60", "2009"]);
  });
  it("is blank without years", () => expect(drawAll(similarityChart({ years: [], matrix: [] }, testContext(600, 500))).marks).toBe(0));
});
