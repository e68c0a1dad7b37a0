// The mix of each season as a bar of shares: over all years, or year by year as small panels.
import type { EChartsOption } from "echarts";
import type { Season, SeasonProfiles, SeasonsAnswer } from "../api/types";
import { type ChartContext, tip, tooltip } from "./base";
import { box, drawn, group, line, onFill, scenery, words } from "./drawn";
import type { NameColours } from "./name_colours";
import { type Piece, pile } from "./stack";

export interface MixMark {
  name: string;
  value: number;
  piece: Piece;
  season: Season;
  /** 0 where it is of all years. */
  year: number;
}

const mixMarks = (season: Season, year: number, shares: { name: string; share: number }[], order: string[]): MixMark[] =>
  pile(shares, order).map((piece) => ({ name: `${piece.name} in ${season}${year ? ` ${year}` : ""}`, value: piece.to - piece.from, piece, season, year }));

export const seasonMarks = (answer: SeasonsAnswer, order: string[]): MixMark[] =>
  answer.seasons.filter(({ plays }) => plays > 0).flatMap(({ season, families }) => mixMarks(season, 0, families, order));

export const barHeight = 46;

/** One mark for each piece of each season's bar: seasonMarks. */
export function seasonMix(answer: SeasonsAnswer, order: string[], colours: NameColours, context: ChartContext): EChartsOption {
  const marks = seasonMarks(answer, order);
  const left = 72;
  const wide = context.width - left;
  const row = (season: Season): number => answer.seasons.findIndex((at) => at.season === season);
  return {
    tooltip: tooltip(context, ({ dataIndex }) => mixTip(marks[dataIndex], colours, context)),
    series: [
      drawn(marks, ({ piece, season }) => {
        const x = left + piece.from * wide;
        const width = (piece.to - piece.from) * wide;
        const y = row(season) * barHeight + 4;
        const fill = colours.fill(piece.name);
        const plain = piece.name === "unknown" || !/^#/.test(fill);
        return group(
          box(x, y, Math.max(0.5, width - 1), barHeight - 10, { fill: piece.name === "unknown" ? colours.hatch() : fill, radius: 2, hover: context.token("needle") }),
          width > 30 && !plain && words(context, x + (width - 1) / 2, y + (barHeight - 10) / 2, context.percent(piece.to - piece.from), { align: "center", colour: onFill(fill) }),
        );
      }),
      scenery(answer.seasons.map(({ season }, i) => words(context, 0, i * barHeight + 4 + (barHeight - 10) / 2, colours.title(season), { size: 13, colour: context.token("ink") }))),
    ],
  };
}

function mixTip(mark: MixMark | undefined, colours: NameColours, context: ChartContext): HTMLElement | null {
  if (!mark) return null;
  const when = `${mark.season}${mark.year ? ` ${mark.year}` : ""}`;
  return tip(`${colours.title(mark.piece.name)} in ${when}`, [["Share", context.percent(mark.piece.to - mark.piece.from)]]);
}

/** Marks of the years' panels: null where a season has too few plays to say. */
export const yearMarks = (profiles: SeasonProfiles, order: string[]): MixMark[] =>
  profiles.years.flatMap(({ year, seasons }) => seasons.flatMap(({ season, shares }) => (shares ? mixMarks(season, year, shares, order) : [])));

const panelHigh = 118;
const panelHead = 24;
const panelFoot = 34;

interface Grid {
  columns: number;
  wide: number;
  gap: number;
}
export function panelGrid(count: number, width: number, least: number): Grid {
  const gap = width < 500 ? 16 : 30;
  const columns = Math.max(1, Math.min(count, Math.floor((width + gap) / (least + gap))));
  const rows = Math.ceil(count / columns);
  const even = Math.max(1, Math.ceil(count / Math.max(1, rows)));
  return { columns: even, wide: (width - gap * (even - 1)) / even, gap };
}
const leastPanel = (width: number): number => (width < 500 ? 96 : 150);
export const seasonYearsHeight = (years: number, width: number): number =>
  Math.ceil(years / panelGrid(years, width, leastPanel(width)).columns) * (panelHead + panelHigh + panelFoot);

/** One mark for each piece of each column: yearMarks. Newest year last, as time runs. */
export function seasonYears(profiles: SeasonProfiles, order: string[], colours: NameColours, context: ChartContext): EChartsOption {
  const marks = yearMarks(profiles, order);
  const { columns, wide, gap } = panelGrid(profiles.years.length, context.width, leastPanel(context.width));
  const names = profiles.years[0] ? seasonOrder(profiles) : [];
  const corner = (year: number): [number, number] => {
    const i = profiles.years.findIndex((at) => at.year === year);
    return [(i % columns) * (wide + gap), Math.floor(i / columns) * (panelHead + panelHigh + panelFoot)];
  };
  const column = wide / Math.max(1, names.length);
  const place = (year: number, season: Season): { x: number; top: number } => {
    const [left, top] = corner(year);
    return { x: left + names.indexOf(season) * column, top: top + panelHead };
  };
  const blanks = profiles.years.flatMap(({ year, seasons }) =>
    seasons.filter(({ shares }) => shares === null).map(({ season }) => {
      const { x, top } = place(year, season);
      return box(x + 1, top, column - 3, panelHigh, { fill: colours.hatch(), radius: 2, opacity: 0.45 });
    }),
  );
  return {
    tooltip: tooltip(context, ({ dataIndex }) => mixTip(marks[dataIndex], colours, context)),
    series: [
      drawn(marks, ({ piece, season, year }) => {
        const { x, top } = place(year, season);
        const high = (piece.to - piece.from) * panelHigh;
        return box(x + 1, top + panelHigh - piece.to * panelHigh, column - 3, Math.max(0.5, high - 1), { fill: piece.name === "unknown" ? colours.hatch() : colours.fill(piece.name), radius: 1, hover: context.token("needle") });
      }),
      scenery(blanks),
      scenery(profiles.years.flatMap(({ year }) => {
        const [left, top] = corner(year);
        return [
          line(left, top + panelHead + panelHigh + 0.5, left + wide, top + panelHead + panelHigh + 0.5, context.token("line2")),
          words(context, left, top + 10, String(year), { size: 13, weight: 600, colour: context.token("ink") }),
          ...names.map((season, i) => words(context, left + (i + 0.5) * column - 0.5, top + panelHead + panelHigh + 11, colours.title(season).slice(0, column > 52 ? 6 : 2), { size: 11, align: "center" })),
        ];
      })),
    ],
  };
}

/** As the first year with most seasons names them: the year's own order. */
const seasonOrder = (profiles: SeasonProfiles): Season[] =>
  [...profiles.years].sort((x, y) => y.seasons.length - x.seasons.length)[0]!.seasons.map(({ season }) => season);
