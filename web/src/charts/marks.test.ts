import { describe, expect, it } from "vitest";
import { type Box, neighbour } from "./marks";

const grid = (columns: number, rows: number): Box[] =>
  Array.from({ length: columns * rows }, (_, i) => ({ seriesIndex: 0, dataIndex: i, x: (i % columns) * 20, y: Math.floor(i / columns) * 20 }));

describe("arrow keys between marks", () => {
  it("begin at the first mark", () => {
    expect(neighbour(grid(3, 2), -1, "down")).toBe(0);
  });

  it("move in the direction that is seen", () => {
    const boxes = grid(3, 3);
    expect([neighbour(boxes, 4, "left"), neighbour(boxes, 4, "right"), neighbour(boxes, 4, "up"), neighbour(boxes, 4, "down")]).toEqual([3, 5, 1, 7]);
  });

  it("go on in order where nothing lies that way", () => {
    expect(neighbour(grid(3, 2), 2, "right")).toBe(3);
    expect(neighbour(grid(1, 4), 1, "right")).toBe(2);
    expect(neighbour(grid(1, 4), 1, "left")).toBe(0);
  });

  it("stay within the marks", () => {
    const boxes = grid(3, 1);
    expect([neighbour(boxes, 0, "left"), neighbour(boxes, 2, "right"), neighbour(boxes, 1, "last"), neighbour(boxes, 1, "first")]).toEqual([0, 2, 2, 0]);
    expect(neighbour([], -1, "right")).toBe(-1);
  });

  it("reach every mark of a row of dots at uneven heights", () => {
    const boxes = [0, 30, 5, 44, 12].map((y, i): Box => ({ seriesIndex: 0, dataIndex: i, x: i * 40, y }));
    const walked = [0];
    while (walked.length < 5) walked.push(neighbour(boxes, walked.at(-1)!, "right"));
    expect(walked).toEqual([0, 1, 2, 3, 4]);
  });
});
