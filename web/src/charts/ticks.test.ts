import { expect, it } from "vitest";
import { percent } from "../format/words";
import type { ChartContext } from "./base";
import { tickPercent } from "./ticks";

it("a tick has no needless decimals", () => {
  const context = { percent } as ChartContext;
  expect([0, 0.05, 0.025, 0.3, 1].map((share) => tickPercent(context, share).replace("\u00a0", " "))).toEqual(["0", "5 %", "2.5 %", "30 %", "100 %"]);
});
