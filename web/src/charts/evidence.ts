// How often luck alone gives as much: the draws as a hill, the history's own value as a pin.
import type { EChartsOption } from "echarts";
import type { Evidence } from "../api/types";
import { type ChartContext, tip, tooltip } from "./base";
import { box, drawn, group, line, scenery, touch, words } from "./drawn";

interface Bin {
  name: string;
  value: number;
  from: number;
  to: number;
  /** Draws here gave as much as the history or more. */
  asMuch: boolean;
}

export function bins({ seen, bins: all }: Evidence): Bin[] {
  return all.map(({ from, to, draws }) => ({ name: `${draws} draws`, value: draws, from, to, asMuch: (from + to) / 2 >= seen }));
}

/** The draws as rows. */
export const evidenceTable = ({ bins: all }: Evidence): { columns: { label: string; numeric: true }[]; rows: number[][] } => ({
  columns: (["From", "To", "Draws"] as const).map((label) => ({ label, numeric: true })),
  rows: all.map(({ from, to, draws }) => [from, to, draws]),
});

const foot = 28;
const head = 44;

export function evidenceChart(evidence: Evidence, context: ChartContext): EChartsOption {
  const all = bins(evidence);
  const low = Math.min(0, all[0]?.from ?? 0, evidence.seen);
  const high = Math.max(evidence.seen * 1.04, all[all.length - 1]?.to ?? 1);
  const tallest = Math.max(1, ...all.map((bin) => bin.value));
  const ground = context.height - foot;
  const x = (value: number): number => 2 + ((value - low) / (high - low || 1)) * (context.width - 4);
  const y = (draws: number): number => ground - (draws / tallest) * (ground - head);
  const bar = (bin: Bin) => {
    const left = x(bin.from);
    const wide = Math.max(1, x(bin.to) - left - 1);
    const fill = context.token(bin.asMuch ? "data" : "line2");
    return group(touch(left, head - 8, wide + 1, ground - head + 8, context.token("sunk")), box(left, y(bin.value), wide, ground - y(bin.value), { fill, radius: 2 }));
  };
  return {
    tooltip: tooltip(context, ({ dataIndex }) => {
      const bin = all[dataIndex];
      return bin ? tip(`${context.number(bin.value)} draws of luck alone`, [["Change", bin.asMuch ? "as large as yours" : "smaller than yours"]], "") : null;
    }),
    series: [drawn(all, bar, { cursor: "default" }), scenery(signs(evidence, all, { x, y, ground }, context), 3)],
  };
}

interface Scale {
  x(value: number): number;
  y(draws: number): number;
  ground: number;
}

function signs(evidence: Evidence, all: Bin[], { x, y, ground }: Scale, context: ChartContext) {
  const seen = Math.max(1, Math.min(context.width - 1, x(evidence.seen)));
  const toTheLeft = seen > context.width * 0.62;
  const top = all.reduce<Bin | null>((best, bin) => (best === null || bin.value > best.value ? bin : best), null);
  const summit = top ? x((top.from + top.to) / 2) : 0;
  const small = { colour: context.token("ink3") };
  return [
    line(0, ground + 0.5, context.width, ground + 0.5, context.token("line2")),
    top && words(context, Math.max(34, Math.min(context.width - 34, summit)), y(top.value) - 11, "Luck alone", { align: "center", colour: context.token("ink2") }),
    line(seen, 16, seen, ground, context.token("needle"), 2),
    { type: "circle" as const, shape: { cx: seen, cy: 14, r: 4.5 }, style: { fill: context.token("needle") } },
    words(context, seen + (toTheLeft ? -11 : 11), 14, "Your history", { size: 13, weight: 600, colour: context.token("ink"), align: toTheLeft ? "right" : "left" }),
    words(context, 0, ground + 17, "no change", small),
    words(context, context.width, ground + 17, "more change →", { ...small, align: "right" }),
  ];
}
