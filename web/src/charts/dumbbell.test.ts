import { describe, expect, it } from "vitest";
import { dumbbellChart, dumbbellHeight, type DumbbellRow } from "./dumbbell";
import { drawAll, testContext } from "./test_context";

const row = (title: string, a: number, b: number, half: number | null): DumbbellRow => ({ name: title, title, a, b, difference: b - a, low: half === null ? null : b - a - half, high: half === null ? null : b - a + half });
const say = { a: "Winter", b: "Summer", click: { a: "", b: "", difference: "" } };
const rows = [row("Punk", 0.1, 0.3, 0.05), row("Folk", 0.1, 0.11, 0.05), row("Rock", 0.5, 0.2, 0.1)];

describe("dumbbellChart", () => {
  it("on a wide page has a panel of differences: three marks a row", () => {
    expect(drawAll(dumbbellChart(rows, say, testContext(1200, 200))).marks).toBe(9);
  });
  it("on a phone has one panel and the number beside it", () => {
    const drawing = drawAll(dumbbellChart(rows, say, testContext(358, 200)));
    expect(drawing.marks).toBe(6);
    expect(drawing.texts).toEqual(expect.arrayContaining(["+20.0", "+1.0", "−30.0"]));
  });
  it("without intervals needs no panel", () => {
    expect(drawAll(dumbbellChart([row("Punk", 0.1, 0.3, null)], say, testContext(1200, 200))).marks).toBe(2);
  });
  it("fills the dot of a difference only where its interval misses zero", () => {
    const fills = drawAll(dumbbellChart(rows, say, testContext(1200, 200))).dots[2]!;
    expect(fills).toEqual(["needle", "bg", "needle"]);
  });
  it.each([320, 358, 760, 1200])("stays within %d px", (width) => {
    const drawing = drawAll(dumbbellChart(rows, say, testContext(width, dumbbellHeight(3, width))));
    expect(Math.min(...drawing.xs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawing.xs)).toBeLessThanOrEqual(width + 0.01);
  });
});

describe("a row without an interval", () => {
  const weights = (rows: DumbbellRow[]): string[] => {
    const option = dumbbellChart(rows, say, testContext(358, 200));
    return JSON.stringify((option.series as { renderItem(p: object): object; data: unknown[] }[]).map((s) => s.data.map((_, dataIndex) => s.renderItem({ dataIndex })))).match(/"(400|600) 13px/g) ?? [];
  };
  it("is said in bold only where none has one", () => {
    expect(weights([row("Punk", 0.1, 0.3, null)])).toContain('"600 13px');
    expect(weights([row("Punk", 0.1, 0.3, null), row("Folk", 0.1, 0.11, 0.05)])).not.toContain('"600 13px');
  });
});
