// What stands at a tick of an axis.
import type { ChartContext } from "./base";

/** "5 %", "2.5 %", "0": without decimals where there are none. */
export const tickPercent = (context: ChartContext, share: number): string => (share === 0 ? "0" : context.percent(share).replace(/[.,]0(?=\D*$)/, ""));
