import { expect, it } from "vitest";
import { csvOf } from "./csv";

const one = (value: string | number) => csvOf({ columns: [{ label: "a" }], rows: [[value]] });

it("writes numbers raw, negative ones too", () => {
  expect(one(-0.123456789)).toBe("a\r\n-0.123456789\r\n");
  expect(one(104571)).toBe("a\r\n104571\r\n");
});

it("quotes commas, quotes and line ends", () => {
  expect(one('Godspeed You! "Black", Emperor\n')).toBe('a\r\n"Godspeed You! ""Black"", Emperor\n"\r\n');
});

it("disarms what a spreadsheet would run", () => {
  expect(one("=cmd|' /C calc'!A0")).toBe("a\r\n'=cmd|' /C calc'!A0\r\n");
  expect(one("-1+2")).toBe("a\r\n'-1+2\r\n");
  expect(one("@SUM(A1,A2)")).toBe("a\r\n\"'@SUM(A1,A2)\"\r\n");
});
