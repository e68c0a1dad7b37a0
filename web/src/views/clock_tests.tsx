// The clock's two tests: whether families have a time of day of their own, whether the middle of the day moved.
import type { JSX } from "preact";
import type { ClockAnswer } from "../api/types";
import { isSure } from "../charts/change_rows";
import { middleHeight, middleLine } from "../charts/middle_line";
import { nameColours } from "../charts/name_colours";
import { type DayPart, partEffects, partEffectsChart, partEffectsHeight } from "../charts/part_effects";
import { capital, number, period } from "../format/words";
import { theme } from "../state/theme";
import { openPlays } from "../ui/drawer";
import { Figure } from "../ui/figure";
import { clockTime } from "./answer_words";
import { hoursOf } from "./clock_words";
import { namedPlays, onlyFamily } from "./named_plays";
import { pText } from "./verdicts";

const shownFamilies = 12;

/** As the answers have them (docs/answers.md): four parts of six hours. */
const partHours: Record<DayPart, [number, number]> = { night: [0, 6], morning: [6, 12], afternoon: [12, 18], evening: [18, 24] };

export function ClockTests({ answer }: { answer: ClockAnswer }): JSX.Element {
  return (
    <div class="grid">
      <Families answer={answer} />
      <Middle answer={answer} />
    </div>
  );
}

const familiesTitle = ({ families }: ClockAnswer): string =>
  families.verdict === "yes" ? "Some music has its own time of day" : families.verdict === "no" ? "No music has a time of day of its own, as far as can be seen" : "When each is heard";

function Families({ answer }: { answer: ClockAnswer }): JSX.Element | null {
  const whole = partEffects(answer);
  const all = whole.map((effects) => effects.slice(0, shownFamilies));
  const rows = all[0]?.length ?? 0;
  if (rows === 0) return null;
  const flat = whole.flat();
  const more = whole[0]!.length - rows;
  const sure = flat.filter(isSure).length;
  const names = whole[0]!.map(({ name }) => name);
  const colours = nameColours(answer.level, names, onlyFamily(), { theme: theme.value });
  return (
    <Figure
      name="part-effects"
      title={familiesTitle(answer)}
      measure="Share in a part of the day less that of your other music of the same weeks, in points; bands are 95 % intervals"
      span={12}
      height={(width) => partEffectsHeight(rows, width < 500)}
      option={(context) => partEffectsChart(all, (part) => capital(part), colours, context)}
      onMark={({ seriesIndex, dataIndex }) => {
        const effect = all[seriesIndex]?.[dataIndex];
        if (!effect) return;
        openPlays({ title: `${colours.title(effect.name)}, ${effect.part}`, filter: { ...namedPlays(answer.level, effect.name, names, [], onlyFamily()), hour: hoursOf(...partHours[effect.part]) } });
      }}
      table={() => ({
        columns: [{ label: capital(answer.level) }, { label: "Part" }, ...["Difference", "From", "To"].map((label) => ({ label, numeric: true }))],
        rows: flat.map(({ name, part, value, low, high }) => [name, part, value, low, high]),
      })}
      coverage={answer.coverage}
      caption={
        <span>
          Filled dots: the interval misses zero ({sure} of {flat.length}; about {number(Math.round(flat.length * 0.05))} would by luck alone).
          {answer.families.p === null ? "" : ` All together: ${pText(answer.families.p)}.`}
          {more > 0 ? ` The clearest first; ${number(more)} more are in the table.` : ""}
        </span>
      }
    />
  );
}

function Middle({ answer }: { answer: ClockAnswer }): JSX.Element | null {
  const years = answer.by_year;
  if (years.length < 2) return null;
  const { effect, interval } = answer;
  const moved = effect?.size != null && interval ? ` Over the span it moved by ${number(effect.size, 1)} hours (95 %: ${number(interval.low, 1)} to ${number(interval.high, 1)}; later is positive).` : "";
  return (
    <Figure
      name="middle-of-day"
      title="Did the middle of your day move?"
      measure="The middle of each year’s plays on the clock, with its 95 % interval"
      span={12}
      height={middleHeight(years.length)}
      option={(context) => middleLine(years, clockTime, context)}
      onMark={({ dataIndex }) => {
        const row = years[dataIndex];
        if (row) openPlays({ title: period(row.from, row.to), filter: { from: row.from, to: row.to } });
      }}
      table={() => ({
        columns: ["From", "To", "Hour", "Give or take, hours"].map((label, i) => ({ label, numeric: i > 1 })),
        rows: years.map(({ from, to, hour, half_width }) => [from, to, hour, half_width]),
      })}
      caption={
        <span>
          {capital(answer.method)}.{moved} Hollow: the interval spans half the day or more, so that year has no clear middle.
        </span>
      }
    />
  );
}
