// What two years have in common, as the lower triangle of a matrix; years run down and across, each named on the diagonal.
import type { EChartsOption } from "echarts";
import type { YearsAnswer } from "../api/types";
import { type ChartContext, ramp, tip, tooltip } from "./base";
import { box, drawn, group, onFill, scenery, words } from "./drawn";

export interface Pair {
  name: string;
  value: number;
  /** Positions among the years, earlier <= later. */
  earlier: number;
  later: number;
  years: [number, number];
}

type Similarity = YearsAnswer["descriptive"]["similarity"];

/** Row by row, left to right; the diagonal too: a year with itself. */
export function pairs({ years, matrix }: Similarity): Pair[] {
  return years.flatMap((later, i) =>
    years.slice(0, i + 1).map((earlier, j): Pair => ({
      name: i === j ? String(later) : `${earlier} and ${later}`,
      value: matrix[i]?.[j] ?? 0,
      earlier: j,
      later: i,
      years: [earlier, later],
    })),
  );
}

/** The two different years that are most and least alike. */
export function extremes(similarity: Similarity): { most: Pair; least: Pair } | null {
  const others = pairs(similarity).filter((pair) => pair.earlier !== pair.later);
  if (others.length < 2) return null;
  const order = [...others].sort((x, y) => y.value - x.value);
  return { most: order[0]!, least: order[order.length - 1]! };
}

const gutter = 44;
const foot = 26;

export function similarityChart(similarity: Similarity, context: ChartContext): EChartsOption {
  const all = pairs(similarity);
  const count = Math.max(1, similarity.years.length);
  const wide = (context.width - gutter) / count;
  const high = (context.height - foot) / count;
  const steps = ramp(context);
  const ends = extremes(similarity);
  const shade = (value: number): string => {
    const low = (ends?.least.value ?? 0) - 0.02;
    const span = Math.max(0.02, (ends?.most.value ?? 1) - low);
    return steps[Math.max(0, Math.min(steps.length - 1, Math.round(((value - low) / span) * (steps.length - 1))))]!;
  };
  const shortYear = (year: number): string => (wide < 40 ? `’${String(year).slice(2)}` : String(year));
  const cell = (pair: Pair) => {
    const same = pair.earlier === pair.later;
    const x = gutter + pair.earlier * wide;
    const y = pair.later * high;
    const fill = same ? context.token("sunk") : shade(pair.value);
    const text = same ? shortYear(pair.years[0]) : String(Math.round(pair.value * 100));
    return group(
      box(x + 1, y + 1, wide - 2, high - 2, { fill, radius: 3, hover: context.token("needle") }),
      words(context, x + wide / 2, y + high / 2, text, {
        size: wide < 34 ? 11 : 13,
        align: "center",
        colour: same ? context.token("ink3") : onFill(fill),
      }),
    );
  };
  return {
    tooltip: tooltip(context, ({ dataIndex }) => {
      const pair = all[dataIndex];
      if (!pair) return null;
      return pair.earlier === pair.later
        ? tip(String(pair.years[0]), [])
        : tip(pair.name, [["In common", context.percent(pair.value)]], "Click to compare the two");
    }),
    series: [drawn(all, cell), labels(similarity.years, wide, high, context, shortYear)],
  };
}

function labels(years: number[], wide: number, high: number, context: ChartContext, name: (year: number) => string) {
  const rows = years.map((year, i) => words(context, gutter - 10, i * high + high / 2, String(year), { align: "right" }));
  const columns = years.map((year, i) => words(context, gutter + (i + 0.5) * wide, years.length * high + foot / 2 + 2, name(year), { align: "center" }));
  return scenery([...rows, ...columns]);
}
