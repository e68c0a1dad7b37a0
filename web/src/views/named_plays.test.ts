import { describe, expect, it } from "vitest";
import { namedPlays } from "./named_plays";

const families = [
  { name: "rock", plays: 9, genres: ["indie rock", "britpop"] },
  { name: "unknown", plays: 5, genres: ["unknown"] },
  { name: "punk", plays: 4, genres: ["pop punk"] },
  { name: "jazz", plays: 1, genres: ["bebop"] },
];

describe("namedPlays", () => {
  it("of a family is the family, of a genre the genre without its family, which would hold more", () => {
    expect(namedPlays("family", "rock", [], families, undefined)).toEqual({ family: ["rock"], genre: [] });
    expect(namedPlays("genre", "britpop", [], families, "rock")).toEqual({ family: [], genre: ["britpop"] });
  });
  it("of the collected ones is all that the chart does not name, the unknown left out", () => {
    expect(namedPlays("family", "rarer families", ["rock"], families, undefined).family).toEqual(["punk", "jazz"]);
    expect(namedPlays("genre", "rest", ["britpop"], families, "rock").genre).toEqual(["indie rock"]);
  });
});
