// Every day of the history, its runs and its silences.
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Calendar as CalendarAnswer, Day, Overview, SeasonProfiles } from "../api/types";
import { calendarChart, dayMarks } from "../charts/calendar";
import { type CalendarPlan, daysBetween, monthNumber, planMonths, planYears, weekdayNumber, yearOf } from "../charts/calendar_cells";
import { matrixHeight, monthMatrix } from "../charts/month_matrix";
import { monthMarks } from "../charts/month_panels";
import { capital, count, day, longDay, monthName, number, percent, plays } from "../format/words";
import { filter } from "../state/filters";
import { meta } from "../state/meta";
import { useAnswer } from "../state/resource";
import { openPlays } from "../ui/drawer";
import { type Fact, Facts } from "../ui/facts";
import { Figure, type TableData } from "../ui/figure";
import { Headline } from "../ui/headline";
import { Answered } from "../ui/states";
import "../style/calendar.css";
import { monthPlays } from "./named_plays";

export default function Calendar(): JSX.Element {
  const answer = useAnswer<CalendarAnswer>("/calendar");
  const overview = useAnswer<Overview>("/overview");
  return (
    <Answered resource={answer} height={720}>
      {(value) => <CalendarPage answer={value} overview={overview.value} />}
    </Answered>
  );
}

function CalendarPage({ answer, overview }: { answer: CalendarAnswer; overview: Overview | undefined }): JSX.Element {
  // kept while the answer stays: thousands of cells are not drawn again because a sentence has come
  const figures = useMemo(
    () => (
      <div class="grid">
        <Days answer={answer} />
        <Spells answer={answer} />
      </div>
    ),
    [answer],
  );
  return (
    <>
      <Headline question="Every day, every year" title={title(answer, overview)} />
      <Facts facts={facts(answer)} />
      {figures}
    </>
  );
}

function title(answer: CalendarAnswer, overview: Overview | undefined): string {
  const run = answer.streaks[0];
  if (!run) return "No day with music here.";
  const longest = `the longest run without a silent day is ${count(run.days, "day")}`;
  const totals = overview?.totals;
  return totals && totals.days > 0 ? `Music on ${percent(totals.days_with_plays / totals.days)} of days; ${longest}.` : `${capital(longest)}.`;
}

const span = ({ from, to }: { from: Day; to: Day }): string => (from === to ? day(from) : `${day(from)} to ${day(to)}`);

function facts(answer: CalendarAnswer): Fact[] {
  const [run, silence, full] = [answer.streaks[0], answer.silences[0], answer.busiest[0]];
  const [quarter, middle, threeQuarters] = answer.classes;
  const found: Fact[] = [];
  if (run) found.push({ label: "Longest run", value: count(run.days, "day"), detail: span(run), onOpen: () => openPlays({ title: `The longest run: ${span(run)}`, filter: { from: run.from, to: run.to } }), testid: "fact-run" });
  if (silence) found.push({ label: "Longest silence", value: count(silence.days, "day"), detail: span(silence), testid: "fact-silence" });
  if (full) {
    const imported = isImport(answer) ? ", the first day: an import, probably" : "";
    found.push({ label: "Fullest day", value: count(full.plays, "play"), detail: `${day(full.day)}${imported}`, onOpen: () => openDay(full.day), testid: "fact-fullest" });
  }
  if (middle !== undefined) found.push({ label: "A usual day with music", value: count(middle, "play"), detail: `half of the days lie between ${plays(quarter ?? 0)} and ${plays(threeQuarters ?? 0)}`, testid: "fact-usual" });
  return found;
}

/** A first day far above a full one: more than twice what 98 of 100 days reach. */
function isImport({ busiest, classes, coverage }: CalendarAnswer): boolean {
  const [full] = busiest;
  const high = classes[4];
  return full !== undefined && high !== undefined && full.day === coverage.first_day && full.plays > high * 2;
}

const openDay = (at: Day): void => openPlays({ title: longDay(at), filter: { from: at, to: at } });

/** Days that the filters of weekday and season leave; the others get no cell. */
function askedDays(answer: CalendarAnswer): Day[] {
  if (!answer.from || !answer.to) return [];
  const { weekday, season } = filter.value;
  const months = new Set((meta.value?.seasons ?? []).filter((at) => season.includes(at.season)).flatMap((at) => at.months));
  return daysBetween(answer.from, answer.to).filter((at) => (weekday.length === 0 || weekday.includes(weekdayNumber(at))) && (months.size === 0 || months.has(monthNumber(at))));
}

const narrowPage = "(max-width: 979px)";

/** Is the page too narrow for a year in one row? */
function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(narrowPage).matches);
  useEffect(() => {
    const query = matchMedia(narrowPage);
    const change = (): void => setNarrow(query.matches);
    query.addEventListener("change", change);
    return () => query.removeEventListener("change", change);
  }, []);
  return narrow;
}

function Days({ answer }: { answer: CalendarAnswer }): JSX.Element {
  const narrow = useNarrow();
  const days = askedDays(answer);
  const years = answer.totals.map(({ year }) => year).sort((x, y) => y - x);
  const [picked, pick] = useState<number | null>(null);
  const year = picked !== null && years.includes(picked) ? picked : years[0];
  const shown = narrow ? days.filter((at) => yearOf(at) === year) : days;
  const plan = (width: number): CalendarPlan => (narrow ? planMonths(shown, width) : planYears(shown, width));
  return (
    <>
      <Figure
        name="calendar-days"
        title={narrow && year !== undefined ? `Plays on each day of ${year}` : "Plays on each day"}
        measure={narrow ? yearLines(answer, year ?? 0).join(", ") : "Columns are weeks, Monday at the top. A missing cell lies outside the period; an empty one is a silent day"}
        span={12}
        height={(width) => plan(width).height}
        {...(narrow && years.length > 1 ? { controls: <YearPicker years={years} year={year ?? 0} onPick={pick} /> } : {})}
        legend={<Steps classes={answer.classes} />}
        option={(context) => calendarChart(plan(context.width), answer, { longDay, month: monthName, year: (at) => yearLines(answer, at) }, context)}
        onMark={({ dataIndex }) => {
          const mark = dayMarks(plan(1000), answer)[dataIndex];
          if (mark) openDay(mark.day);
        }}
        table={() => daysTable(answer)}
        coverage={answer.coverage}
        caption={<span>The steps are quantiles of the days with music, so that a usual day is mid-tone. Select a day to see its plays.</span>}
      />
      {narrow && years.length > 1 ? <EveryMonth /> : null}
    </>
  );
}

/** "15,847 plays", "232 of 365 days". */
function yearLines(answer: CalendarAnswer, year: number): string[] {
  const total = answer.totals.find((at) => at.year === year);
  return total ? [count(total.plays, "play"), `${number(total.days_with_plays)} of ${count(total.days, "day")}`] : [];
}

const daysTable = (answer: CalendarAnswer): TableData => ({
  columns: [{ label: "Day" }, { label: "Plays", numeric: true }],
  rows: answer.days.map((at) => [at.day, at.plays]),
});

function YearPicker({ years, year, onPick }: { years: number[]; year: number; onPick: (year: number) => void }): JSX.Element {
  return (
    <div class="calendar-years" role="group" aria-label="Year">
      {years.map((at) => (
        <button type="button" key={at} aria-pressed={at === year} onClick={() => onPick(at)}>
          {at}
        </button>
      ))}
    </div>
  );
}

function Steps({ classes }: { classes: number[] }): JSX.Element {
  const [low, , middle, , high, most] = classes;
  return (
    <span class="calendar-steps">
      silent
      {Array.from({ length: 7 }, (_, i) => (
        <i key={i} class={`step-${i}`} />
      ))}
      {high === undefined ? "" : `${most === high ? "" : "more than "}${count(high, "play")}`}
      {low === undefined || middle === undefined ? null : <span>steps end at {classes.slice(0, 5).map((end) => plays(end)).join(", ")}</span>}
    </span>
  );
}

/** All years at a glance where the days of only one fit. */
function EveryMonth(): JSX.Element {
  const profiles = useAnswer<SeasonProfiles>("/seasons");
  return (
    <Answered resource={profiles} height={360}>
      {(value) => {
        const marks = monthMarks(value, monthName);
        return (
          <Figure
            name="calendar-months"
            title="Every month"
            measure="Plays a day; months with fewer than 27 days in the period are left out"
            span={12}
            height={matrixHeight(value.months.length)}
            option={(context) => monthMatrix(value, monthName, context)}
            onMark={({ dataIndex }) => {
              const mark = marks[dataIndex];
              if (mark) openPlays(monthPlays(mark.year, mark.month, mark.name));
            }}
            table={() => ({
              columns: [{ label: "Year" }, ...value.mean.map((_, m) => ({ label: monthName(m + 1).slice(0, 3), numeric: true }))],
              rows: value.months.map(({ year, plays_a_day }) => [String(year), ...plays_a_day.map((many) => many ?? "")]),
            })}
            coverage={value.coverage}
          />
        );
      }}
    </Answered>
  );
}

const spellsShown = 5;

function Spells({ answer }: { answer: CalendarAnswer }): JSX.Element {
  const runs = answer.streaks.slice(0, spellsShown);
  const full = answer.busiest.slice(0, spellsShown);
  return (
    <>
      <Figure name="longest-runs" title="Longest runs" measure="Days in a row with music" span={4} table={() => spellTable(["From", "To", "Days", "Plays"], answer.streaks.map((at) => [at.from, at.to, at.days, at.plays]))}>
        <SpellList rows={runs.map((at) => ({ when: span(at), number: count(at.days, "day"), open: () => openPlays({ title: span(at), filter: { from: at.from, to: at.to } }) }))} />
      </Figure>
      <Figure name="longest-silences" title="Longest silences" measure="Days in a row without" span={4} table={() => spellTable(["From", "To", "Days"], answer.silences.map((at) => [at.from, at.to, at.days]))}>
        <SpellList rows={answer.silences.slice(0, spellsShown).map((at) => ({ when: span(at), number: count(at.days, "day") }))} />
      </Figure>
      <Figure name="fullest-days" title="Fullest days" measure="By plays" span={4} table={() => spellTable(["Day", "Plays"], answer.busiest.map((at) => [at.day, at.plays]))}>
        <SpellList rows={full.map((at) => ({ when: day(at.day), number: count(at.plays, "play"), open: () => openDay(at.day) }))} />
      </Figure>
    </>
  );
}

const spellTable = (labels: string[], rows: (string | number)[][]): TableData => ({ columns: labels.map((label) => ({ label, numeric: label === "Days" || label === "Plays" })), rows });

function SpellList({ rows }: { rows: { when: string; number: string; open?: () => void }[] }): JSX.Element {
  return (
    <ol class="spells">
      {rows.map(({ when, number: text, open }) => (
        <li key={when}>
          {open ? (
            <button type="button" class="spell" onClick={open}>
              <span class="spells-when">{when}</span>
              <span class="spells-number">{text}</span>
            </button>
          ) : (
            <span class="spell">
              <span class="spells-when">{when}</span>
              <span class="spells-number">{text}</span>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
