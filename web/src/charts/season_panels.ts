// Four panels, one a season: how much of each family it adds and takes away, against the mean of the other three.
import type { EChartsOption } from "echarts";
import type { Season, SeasonsAnswer } from "../api/types";
import { type ChartContext, tip, tooltip } from "./base";
import { isSure } from "./change_rows";
import { band, dot, drawn, type Drawing, group, line, type Scale, scenery, symmetricScale, tickPoints, touch, words } from "./drawn";
import type { NameColours } from "./name_colours";

export interface SeasonEffect {
  season: Season;
  name: string;
  value: number;
  low: number;
  high: number;
}

/** Names by plays over all seasons, the collected small ones last. */
export function effectNames(answer: SeasonsAnswer): string[] {
  const weight = new Map<string, number>();
  for (const season of answer.seasons) for (const { name, plays } of season.families) weight.set(name, Math.max(weight.get(name) ?? 0, plays));
  const names = (answer.against_rest[0]?.families ?? []).map(({ name }) => name);
  return [...names].sort((x, y) => (weight.get(y) ?? -1) - (weight.get(x) ?? -1));
}

/** A list of effects a season, each in the order of names. */
export function effects(answer: SeasonsAnswer): SeasonEffect[][] {
  const names = effectNames(answer);
  return answer.against_rest.map(({ season, families }) =>
    names.flatMap((name) => {
      const found = families.find((family) => family.name === name);
      return found ? [{ season: season as Season, name, value: found.value, low: found.low, high: found.high }] : [];
    }),
  );
}

const rowHeight = 27;
const title = 26;
const foot = 28;
const between = 14;
const panelHeight = (rows: number): number => title + rows * rowHeight + foot;
/** Two by two where four do not fit side by side. */
const isNarrow = (width: number): boolean => width < 720;
export const panelsHeight = (rows: number, width: number): number => (isNarrow(width) ? panelHeight(rows) * 2 + between : panelHeight(rows));

/** One series a season, one mark a family. */
export function seasonPanels(all: SeasonEffect[][], colours: NameColours, context: ChartContext): EChartsOption {
  const rows = Math.max(0, ...all.map((list) => list.length));
  const narrow = isNarrow(context.width);
  const columns = narrow ? 2 : 4;
  const names = narrow ? 92 : 116;
  const gap = narrow ? 12 : 28;
  const wide = (context.width - names - gap * (columns - 1)) / columns;
  const scale = symmetricScale(all.flat().flatMap(({ low, high }) => [low, high]));
  const corner = (i: number): [number, number] => [names + (i % columns) * (wide + gap), Math.floor(i / columns) * (panelHeight(rows) + between)];
  const panel = (i: number): Panel => {
    const [left, top] = corner(i);
    return { left, top, wide, rows, scale, x: (value) => left + wide / 2 + (value / scale.end) * (wide / 2 - 5), y: (row) => top + title + (row + 0.5) * rowHeight };
  };
  return {
    tooltip: tooltip(context, ({ seriesIndex, dataIndex }) => {
      const effect = all[seriesIndex]?.[dataIndex];
      if (!effect) return null;
      return tip(`${colours.title(effect.name)} in ${effect.season}`, [
        ["Against the other seasons", `${context.points(effect.value)} points`],
        ["95 % sure", `${context.points(effect.low)} to ${context.points(effect.high)}`],
      ]);
    }),
    series: [
      ...all.map((list, i) => drawn(list.map((effect) => ({ ...effect, name: `${effect.name} in ${effect.season}`, family: effect.name })), (effect, row) => mark(effect, effect.family, row, panel(i), colours, context), { z: 3 })),
      ...all.map((list, i) => scenery(ground(list, panel(i), context, i % columns === 0 ? (name) => colours.title(name) : null), 1)),
    ],
  };
}

interface Panel {
  left: number;
  top: number;
  wide: number;
  rows: number;
  scale: Scale;
  x(value: number): number;
  y(row: number): number;
}

function mark(effect: SeasonEffect, family: string, row: number, panel: Panel, colours: NameColours, context: ChartContext): Drawing {
  const sure = isSure(effect);
  const colour = colours.mark(family);
  const y = panel.y(row);
  return group(
    touch(panel.left, y - rowHeight / 2, panel.wide, rowHeight, context.token("sunk")),
    line(panel.x(0), y - rowHeight / 2, panel.x(0), y + rowHeight / 2, context.token("ink3")),
    band(panel.x(effect.low), panel.x(effect.high), y, colour, sure),
    dot(panel.x(effect.value), y, { colour, page: context.token("bg"), filled: sure }),
  );
}

function ground(list: SeasonEffect[], panel: Panel, context: ChartContext, name: ((name: string) => string) | null): Drawing[] {
  const bottom = panel.top + title + panel.rows * rowHeight;
  const top = panel.top + title;
  const { ticks } = panel.scale;
  const labelled = panel.wide / ticks.length > 36 ? ticks : [ticks[0]!, 0, ticks[ticks.length - 1]!];
  const season = list[0]?.season ?? "";
  return [
    ...ticks.map((tick) => line(panel.x(tick), top, panel.x(tick), bottom, context.token("grid"))),
    words(context, panel.left + panel.wide / 2, panel.top + 11, season.charAt(0).toUpperCase() + season.slice(1), { size: 13, weight: 600, colour: context.token("ink"), align: "center" }),
    ...labelled.map((tick) => words(context, panel.x(tick), bottom + 14, tickPoints(context, tick), { align: "center" })),
    ...(name ? list.map((effect, row) => words(context, 0, panel.y(row), name(effect.name), { size: 13, colour: context.token("ink"), width: panel.left - 10 })) : []),
  ];
}
