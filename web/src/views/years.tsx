// Have preferences changed over the years? The answer, what carries it, and the years beside each other.
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { YearsAnswer } from "../api/types";
import { changeChart, changeHeight, changeRows, isSure, type Measure, yearMarks } from "../charts/change_rows";
import { evidenceChart, evidenceTable } from "../charts/evidence";
import { nameColours } from "../charts/name_colours";
import { newArtists } from "../charts/new_artists";
import { extremes, pairs, similarityChart } from "../charts/similarity";
import { capital, percent } from "../format/words";
import { meta } from "../state/meta";
import { useAnswer } from "../state/resource";
import { openPlays } from "../ui/drawer";
import { Figure } from "../ui/figure";
import { Headline } from "../ui/headline";
import { Note } from "../ui/note";
import { Segmented } from "../ui/segmented";
import { Answered } from "../ui/states";
import "../style/ranked.css";
import { goExplore } from "./explore_link";
import { namedPlays, onlyFamily } from "./named_plays";
import { wholeYear } from "./slices";
import { inSentence, pText, untold, yearsHeadline } from "./verdicts";
import { MovedArtists, MovedGenres } from "./years_moved";

export default function Years(): JSX.Element {
  const answer = useAnswer<YearsAnswer>("/answers/years");
  return (
    <Answered resource={answer} height={720}>
      {(value) => <YearsPage answer={value} />}
    </Answered>
  );
}

function YearsPage({ answer }: { answer: YearsAnswer }): JSX.Element {
  // kept while the answer stays, or every chart would be drawn again
  const figures = useMemo(() => <Figures answer={answer} />, [answer]);
  const title = yearsHeadline(answer, inSentence);
  return (
    <>
      <Headline question="Have preferences changed over the years?" title={title} lead={answer.sentence} />
      {figures}
    </>
  );
}

const Figures = ({ answer }: { answer: YearsAnswer }): JSX.Element => (
  <div class="grid">
    <InCommon answer={answer} />
    <RisersAndFallers answer={answer} />
    <Evidence answer={answer} />
    <NewArtists answer={answer} />
    <MovedGenres answer={answer} />
    <MovedArtists answer={answer} />
  </div>
);

const measures = [
  { value: "line", label: "Whole span" },
  { value: "thirds", label: "First and last third" },
] as const;

function openName(answer: YearsAnswer, name: string, shown: string[], year?: number): void {
  const days = year === undefined ? {} : { from: `${year}-01-01`, to: `${year}-12-31` };
  openPlays({ title: `${capital(name)}${year === undefined ? "" : ` in ${year}`}`, filter: { ...namedPlays(answer.level, name, shown, meta.value?.families ?? [], onlyFamily()), ...days } });
}

const openYear = (year: number): void => openPlays({ title: String(year), filter: { from: `${year}-01-01`, to: `${year}-12-31` } });

function InCommon({ answer }: { answer: YearsAnswer }): JSX.Element {
  const { similarity } = answer.descriptive;
  const ends = extremes(similarity);
  const all = pairs(similarity);
  const { years, matrix } = similarity;
  return (
    <Figure
      name="years-in-common"
      title="What two years have in common"
      measure="Plays of 100 that go to the same genres in both years; 100 would be the same mix"
      span={7}
      height={(width) => Math.max(120, Math.min(width * 0.78, 48 + years.length * 46))}
      option={years.length > 1 ? (context) => similarityChart(similarity, context) : undefined}
      onMark={({ dataIndex }) => {
        const pair = all[dataIndex];
        if (!pair) return;
        if (pair.earlier === pair.later) openYear(pair.years[0]);
        else goExplore({ a: wholeYear(pair.years[0]), b: wholeYear(pair.years[1]) });
      }}
      table={() => ({
        columns: [{ label: "Year" }, ...years.map((year) => ({ label: String(year), numeric: true }))],
        rows: years.map((year, i) => [String(year), ...years.map((_, j) => matrix[i]?.[j] ?? 0)]),
      })}
      coverage={answer.coverage}
      caption={ends && <span>Most alike: {ends.most.years[0]} and {ends.most.years[1]}, {percent(ends.most.value)}. Least: {ends.least.years[0]} and {ends.least.years[1]}, {percent(ends.least.value)}. Plays of unknown genre have nothing in common. Select a pair to compare the two.</span>}
    >
      {years.length > 1 ? null : <Note>It takes two years; here there is {years.length === 1 ? years[0] : "none"}.</Note>}
    </Figure>
  );
}

function RisersAndFallers({ answer }: { answer: YearsAnswer }): JSX.Element {
  const [measure, setMeasure] = useState<Measure>("line");
  const rows = changeRows(answer, measure);
  const marks = yearMarks(rows);
  const names = rows.map(({ name }) => name);
  const sure = rows.filter(isSure).length;
  return (
    <Figure
      name="risers-and-fallers"
      title="Risers and fallers"
      measure={measure === "line" ? "Share in each year, and the change over the whole span along a straight line, in points" : "Share in each year, and the last third of the weeks against the first, in points"}
      span={5}
      height={changeHeight(rows.length)}
      controls={<Segmented label="How the change is measured" value={measure} segments={measures} onChoose={setMeasure} />}
      option={rows.length === 0 ? undefined : (context) => changeChart(rows, nameColours(answer.level, names, onlyFamily(), context), context)}
      onMark={({ seriesIndex, dataIndex }) => {
        const mark = seriesIndex === 1 ? marks[dataIndex] : undefined;
        const row = mark ? rows[mark.row] : rows[dataIndex];
        if (row) openName(answer, row.name, names, mark?.at.year);
      }}
      table={() => {
        const years = [...new Set(rows.flatMap((row) => row.years.map(({ year }) => year)))].sort();
        return {
          columns: [{ label: capital(answer.level) }, ...["Change", "From", "To", ...years.map(String)].map((label) => ({ label, numeric: true }))],
          rows: rows.map((row) => [row.name, row.difference, row.low ?? "", row.high ?? "", ...years.map((year) => row.years.find((at) => at.year === year)?.share ?? "")]),
        };
      }}
      coverage={answer.coverage}
      caption={rows.length > 0 && <span>Bands are 95 % intervals; a filled dot: the interval misses zero ({sure} of {rows.length}). Each line on its own scale from zero; a hollow end: part of a year. Plays of unknown genre are left out of the change.</span>}
    >
      {rows.length > 0 ? null : <Note>{untold(answer, "The history is too short to tell a change from a phase.")}</Note>}
    </Figure>
  );
}

function Evidence({ answer }: { answer: YearsAnswer }): JSX.Element {
  const { evidence } = answer;
  return (
    <Figure
      name="years-evidence"
      title="Could it be luck?"
      measure="How much the mix changes when the phases of your listening fall at other times"
      span={5}
      height={240}
      option={evidence ? (context) => evidenceChart(evidence, context) : undefined}
      table={evidence ? () => evidenceTable(evidence) : undefined}
      caption={<span>{[capital(answer.method), pText(answer.p), answer.half_life_weeks ? `phases last about ${Math.round(answer.half_life_weeks)} weeks` : ""].filter(Boolean).join("; ")}.</span>}
    >
      {evidence ? undefined : <Note>{untold(answer, "The history is too short for this test.")}</Note>}
    </Figure>
  );
}

function NewArtists({ answer }: { answer: YearsAnswer }): JSX.Element {
  const first = answer.years.find(({ new_artist_share }) => new_artist_share === 1)?.year ?? null;
  return (
    <Figure
      name="new-artists"
      title="Plays that go to new artists"
      measure="Share of a year's plays of artists first heard in that year; below, how many they are"
      span={7}
      height={240}
      option={(context) => newArtists(answer.years, first, context)}
      onMark={({ dataIndex }) => {
        const year = answer.years[dataIndex];
        if (year) openYear(year.year);
      }}
      table={() => ({
        columns: ["Year", "Share of plays", "New artists", "Artists", "Plays"].map((label, i) => ({ label, numeric: i > 0 })),
        rows: answer.years.map((year) => [String(year.year), year.new_artist_share, year.new_artists, year.artists, year.plays]),
      })}
      caption={first === null ? undefined : <span>In {first}, the first year, every artist is new, whatever you had heard before.</span>}
    />
  );
}
