// The genre trend with its choices: share or plays, month, quarter or year, the eight largest or all.
import type { JSX } from "preact";
import type { Level, Trend } from "../api/types";
import { trendChart, trendMarks } from "../charts/trend";
import { trendColours } from "../charts/trend_colours";
import { blanks, trendBands, type TrendUnit } from "../charts/trend_stack";
import { capital, monthOf, monthName, number } from "../format/words";
import { own, setFilter, setOwn } from "../state/filters";
import { meta } from "../state/meta";
import { useAnswer } from "../state/resource";
import { theme } from "../state/theme";
import { BandLegend } from "../ui/band_legend";
import { openPlays } from "../ui/drawer";
import { Figure } from "../ui/figure";
import { Segmented } from "../ui/segmented";
import { Answered } from "../ui/states";
import { namedPlays, onlyFamily } from "./named_plays";

const units = [{ value: "share", label: "Share" }, { value: "plays", label: "Plays" }] as const;
const steps = [{ value: "month", label: "Month" }, { value: "quarter", label: "Quarter" }, { value: "year", label: "Year" }] as const;
const counts = [{ value: "top", label: "Top 8" }, { value: "all", label: "All" }] as const;
export const levels = [{ value: "family", label: "Families" }, { value: "genre", label: "Genres" }] as const;

/** One of the values, or the first. */
const chosen = <T extends string>(choices: readonly { value: T }[], key: string, fallback: T): T => choices.find(({ value }) => value === own(key))?.value ?? fallback;
const choose = (key: string, value: string, usual: string): void => setOwn({ [key]: value === usual ? undefined : value }, "replace");

/** Families, or genres: as asked; genres where one family is chosen anyway. */
export const shownLevel = (): Level => (onlyFamily() ? "genre" : chosen(levels, "level", "family"));
export const chooseLevel = (value: string): void => choose("level", value, "family");

/** "2012", "Apr to Jun 2012", "April 2012". */
export function bucketTitle(bucket: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(bucket);
  if (quarter) {
    const first = (Number(quarter[2]) - 1) * 3 + 1;
    return `${monthName(first).slice(0, 3)} to ${monthName(first + 2).slice(0, 3)} ${quarter[1]}`;
  }
  return /^\d{4}-\d{2}$/.test(bucket) ? monthOf(bucket) : bucket;
}

export function TrendFigure(): JSX.Element {
  const unit: TrendUnit = chosen(units, "unit", "share");
  const by = chosen(steps, "by", "quarter");
  const all = chosen(counts, "names", "top") === "all";
  const trend = useAnswer<Trend>("/genres/trend", { by, level: shownLevel(), limit: all ? "100" : "8" });
  return (
    <>
      <div class="segments" data-testid="trend-choices">
        <Segmented label="Unit" segments={units} value={unit} onChoose={(value) => choose("unit", value, "share")} />
        <Segmented label="Time step" segments={steps} value={by} onChoose={(value) => choose("by", value, "quarter")} />
        <Segmented label="How many" segments={counts} value={all ? "all" : "top"} onChoose={(value) => choose("names", value, "top")} />
        {!onlyFamily() && <Segmented label="Level" segments={levels} value={shownLevel()} onChoose={chooseLevel} />}
      </div>
      <Answered resource={trend} height={520}>
        {(value) => (
          <div class="grid">
            <Shown trend={value} unit={unit} />
          </div>
        )}
      </Answered>
    </>
  );
}

function Shown({ trend, unit }: { trend: Trend; unit: TrendUnit }): JSX.Element {
  const bands = trendBands(trend);
  const marks = trendMarks(trend, unit);
  const names = trend.names.map(({ name }) => name);
  const title = (name: string): string => (name === "rest" ? `${number(trend.rest.count)} others` : name === "unknown" ? "Not known" : capital(name));
  const colours = trendColours(trend, { theme: theme.value });
  const thin = blanks(trend);
  const filterOf = (name: string) => namedPlays(trend.level, name, names, meta.value?.families ?? [], onlyFamily());
  return (
    <Figure
      name="genre-trend"
      title={unit === "share" ? `What each ${trend.by} was made of` : `Plays in each ${trend.by}`}
      measure={`${unit === "share" ? "Share of plays" : "Plays"} by ${trend.by}; choose a band to see its plays, a name to look at it alone`}
      span={12}
      height={(width) => (width < 500 ? 340 : 440)}
      legend={<BandLegend label="Bands" bands={[...bands].reverse().map(({ name }) => ({ name, title: title(name), colour: name === "unknown" ? undefined : colours.fill(name) }))} onChoose={(name) => setFilter(filterOf(name))} />}
      option={(context) => trendChart(trend, unit, colours, { bucket: bucketTitle, title }, context)}
      onMark={({ seriesIndex, dataIndex }) => {
        if (seriesIndex === 1) {
          const label = [...bands].reverse()[dataIndex];
          if (label) setFilter(filterOf(label.name));
          return;
        }
        const mark = marks[dataIndex];
        const bucket = mark && trend.buckets[mark.bucket];
        if (mark && bucket) openPlays({ title: `${title(mark.band.name)}, ${bucketTitle(bucket.bucket)}`, filter: { ...filterOf(mark.band.name), from: bucket.from, to: bucket.to } });
      }}
      table={() => ({
        columns: [{ label: capital(trend.by) }, ...bands.map(({ name }) => ({ label: title(name), numeric: true })), { label: "Plays", numeric: true }],
        rows: trend.buckets.map(({ bucket, plays }, i) => [bucket, ...bands.map((band) => (unit === "share" ? (plays > 0 ? band.plays[i]! / plays : "") : band.plays[i]!)), plays]),
      })}
      coverage={trend.coverage}
      caption={
        <span>
          An artist of several genres counts in each by its weight.
          {thin > 0 && unit === "share" ? ` Blank: ${thin} ${thin === 1 ? trend.by : `${trend.by}s`} with fewer than ${trend.least_plays} plays.` : ""}
        </span>
      }
    />
  );
}
