import { describe, expect, it } from "vitest";
import { largest, pile } from "./stack";

const shares = [{ name: "rock", share: 0.4 }, { name: "punk", share: 0.25 }, { name: "folk", share: 0.05 }, { name: "jazz", share: 0.1 }, { name: "unknown", share: 0.2 }];

describe("pile", () => {
  const pieces = pile(shares, ["punk", "rock"]);
  it("reaches from 0 to 1 without a hole", () => {
    expect(pieces[0]!.from).toBe(0);
    pieces.slice(1).forEach((piece, i) => expect(piece.from).toBeCloseTo(pieces[i]!.to));
    expect(pieces.at(-1)!.to).toBeCloseTo(1);
  });
  it("keeps the order, then what is left, then the unknown", () => expect(pieces.map(({ name }) => name)).toEqual(["punk", "rock", "rest", "unknown"]));
  it("leaves out names of nothing", () => expect(pile([{ name: "rock", share: 1 }], ["punk", "rock"]).map(({ name }) => name)).toEqual(["rock"]));
});

describe("largest", () => {
  it("counts all lists and never the unknown", () => {
    const other = [{ name: "folk", share: 0.6 }, { name: "unknown", share: 0.4 }];
    expect(largest([shares, other], 2)).toEqual(["folk", "rock"]);
  });
});
