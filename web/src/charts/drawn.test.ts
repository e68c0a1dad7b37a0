import { describe, expect, it } from "vitest";
import { drawn, onFill, risingScale, symmetricScale } from "./drawn";

describe("symmetricScale", () => {
  it.each([[[0.049, -0.03]], [[0.49, -0.45]], [[0.003]], [[0.089, 0.01]], [[-1]], [[]]])("%j: zero in the middle, ticks at whole steps inside the axis", (values: number[]) => {
    const { end, step, ticks } = symmetricScale(values);
    expect(ticks).toContain(0);
    expect(ticks.map((tick) => -tick || 0).reverse()).toEqual(ticks);
    expect(ticks.length).toBeLessThanOrEqual(7);
    for (const tick of ticks) expect(Math.abs(tick / step - Math.round(tick / step))).toBeLessThan(1e-9);
    for (const value of [...values, ...ticks]) expect(Math.abs(value)).toBeLessThan(end);
  });
});

describe("risingScale", () => {
  it.each([0.087, 0.47, 1, 12, 81, 496, 17012])("%d: two to five ticks from zero, none beyond the axis", (largest) => {
    const { end, ticks } = risingScale(largest);
    expect(ticks[0]).toBe(0);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks.length).toBeLessThanOrEqual(5);
    expect(end).toBeGreaterThan(Math.max(largest, ...ticks));
  });
});

describe("onFill", () => {
  const channel = (v: number): number => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const light = (hex: string): number => [1, 3, 5].map((i) => channel(parseInt(hex.slice(i, i + 2), 16) / 255)).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i]!, 0);
  it.each(["#F1F4F3", "#468F8F", "#0C454C", "#5C91D7", "#8A235E", "#338785"])("on %s is never below 4.5:1", (fill) => {
    const [x, y] = [light(fill), light(onFill(fill))].sort((a, b) => b - a);
    expect((x! + 0.05) / (y! + 0.05)).toBeGreaterThanOrEqual(4.5);
  });
});

describe("drawn", () => {
  it("gives each mark its name and value, as a reader's tool and the keyboard need them", () => {
    const series = drawn([{ name: "<img onerror>", value: 3 }], () => null);
    expect(series.data).toEqual([{ name: "<img onerror>", value: 3 }]);
  });
});
