// Do preferences depend on the season? The test, what each season adds and takes away, the seasons of every year.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Level, Season, SeasonProfiles, SeasonsAnswer } from "../api/types";
import { isSure } from "../charts/change_rows";
import { differenceChart, differenceHeight } from "../charts/differences";
import { evidenceChart, evidenceTable } from "../charts/evidence";
import { monthMarks, monthPanels, monthPanelsHeight } from "../charts/month_panels";
import { inStackOrder, nameColours } from "../charts/name_colours";
import { barHeight, type MixMark, seasonMarks, seasonMix, seasonYears, seasonYearsHeight, yearMarks } from "../charts/season_mix";
import { effectNames, effects, panelsHeight, seasonPanels } from "../charts/season_panels";
import { largest } from "../charts/stack";
import { capital, monthName } from "../format/words";
import { meta } from "../state/meta";
import { useAnswer } from "../state/resource";
import { theme } from "../state/theme";
import { openPlays } from "../ui/drawer";
import { Figure } from "../ui/figure";
import { Headline } from "../ui/headline";
import { NameLegend } from "../ui/name_legend";
import { Note } from "../ui/note";
import { Answered } from "../ui/states";
import { monthPlays, namedPlays, onlyFamily } from "./named_plays";
import { inSentence, pText, seasonsHeadline, untold } from "./verdicts";

export default function Seasons(): JSX.Element {
  const answer = useAnswer<SeasonsAnswer>("/answers/seasons");
  const profiles = useAnswer<SeasonProfiles>("/seasons");
  // kept while the answer stays, or every chart would be drawn again
  const [first, second] = [answer.value, profiles.value];
  const tested = useMemo(() => first && <Answer answer={first} />, [first]);
  const described = useMemo(() => second && second.coverage.scrobbles_in_range > 0 && <Profiles profiles={second} />, [second]);
  return (
    <>
      <Answered resource={answer} height={640}>
        {() => tested}
      </Answered>
      <Answered resource={profiles} height={520} empty={() => false}>
        {() => described}
      </Answered>
    </>
  );
}

function Answer({ answer }: { answer: SeasonsAnswer }): JSX.Element {
  const title = seasonsHeadline(answer, inSentence);
  return (
    <>
      <Headline question="Do preferences depend on the season?" title={title} lead={answer.sentence} />
      <div class="grid">
        <AddsAndTakes answer={answer} />
        <Evidence answer={answer} />
        <Compared answer={answer} />
        <Mix answer={answer} />
      </div>
    </>
  );
}

function AddsAndTakes({ answer }: { answer: SeasonsAnswer }): JSX.Element | null {
  const all = effects(answer);
  const names = effectNames(answer);
  if (names.length === 0) return null;
  const flat = all.flat();
  const sure = flat.filter(isSure).length;
  return (
    <Figure
      name="season-effects"
      title="What each season adds and takes away"
      measure="Share in the season less the mean of the other seasons, in points; bands are 95 % intervals"
      span={12}
      height={(width) => panelsHeight(names.length, width)}
      option={(context) => seasonPanels(all, nameColours(answer.level, names, onlyFamily(), context), context)}
      onMark={({ seriesIndex, dataIndex }) => {
        const effect = all[seriesIndex]?.[dataIndex];
        if (effect) openNameIn(answer.level, effect.name, effect.season, names);
      }}
      table={() => ({
        columns: [{ label: capital(answer.level) }, ...answer.against_rest.flatMap(({ season }) => [capital(season), "from", "to"]).map((label) => ({ label, numeric: true }))],
        rows: names.map((name) => [name, ...all.flatMap((list): (string | number)[] => { const at = list.find((effect) => effect.name === name); return at ? [at.value, at.low, at.high] : ["", "", ""]; })]),
      })}
      coverage={answer.coverage}
      caption={<span>Filled dots: the interval misses zero ({sure} of {flat.length}; about {Math.round(flat.length * 0.05)} would by luck alone). The unit is the year; December counts to the next year’s winter.</span>}
    />
  );
}

function Evidence({ answer }: { answer: SeasonsAnswer }): JSX.Element {
  const { evidence } = answer;
  return (
    <Figure
      name="seasons-evidence"
      title="Could it be luck?"
      measure="How much the mix moves with the season when the seasons of each year are shuffled"
      span={5}
      height={250}
      option={evidence ? (context) => evidenceChart(evidence, context) : undefined}
      table={evidence ? () => evidenceTable(evidence) : undefined}
      caption={<span>{[capital(answer.method), pText(answer.p)].filter(Boolean).join("; ")}.</span>}
    >
      {evidence ? undefined : <Note>{untold(answer, `It takes three years with plays in all four seasons; here ${answer.usable_years === 1 ? "is 1" : `are ${answer.usable_years}`}.`)}</Note>}
    </Figure>
  );
}

function Compared({ answer }: { answer: SeasonsAnswer }): JSX.Element | null {
  const rows = [...answer.by_family].sort((x, y) => y.difference - x.difference);
  if (rows.length === 0) return null;
  const { season, against } = answer.compared;
  const names = rows.map(({ name }) => name);
  return (
    <Figure
      name="season-against-season"
      title={`${capital(season)} against ${against}`}
      measure={`Share in ${season} less that in ${against}, the drift over the years taken out, in points`}
      span={7}
      height={differenceHeight(rows.length)}
      option={(context) => differenceChart(rows, nameColours(answer.level, names, onlyFamily(), context), context)}
      onMark={({ dataIndex }) => {
        const row = rows[dataIndex];
        if (row) openNameIn(answer.level, row.name, (row.difference > 0 ? season : against) as Season, names);
      }}
      table={() => ({
        columns: [capital(answer.level), "Difference", "From", "To", "p, for all families together"].map((label, i) => ({ label, numeric: i > 0 })),
        rows: rows.map((row) => [row.name, row.difference, row.low ?? "", row.high ?? "", row.holm ?? ""]),
      })}
      coverage={answer.coverage}
      caption={<span>Bands are 95 % intervals by Student’s t over {answer.usable_years} years; a filled dot: the interval misses zero ({rows.filter(isSure).length} of {rows.length}).</span>}
    />
  );
}

const shownInMix = 8;

interface Days {
  from: string;
  to: string;
}

/** Plays of a name in a season: of all years, or of the one that the days are of. */
function openNameIn(level: Level, name: string, season: Season, shown: string[], days?: Days): void {
  const title = `${nameColours(level, shown, undefined, { theme: theme.value }).title(name)} in ${season}${days ? ` ${days.to.slice(0, 4)}` : ""}`;
  openPlays({ title, filter: { ...namedPlays(level, name, shown, meta.value?.families ?? [], onlyFamily()), season: [season], ...days } });
}

const openMix = (mark: MixMark, level: Level, order: string[], days?: Days): void => openNameIn(level, mark.piece.name, mark.season, order, days);
const colours = (level: Level, names: string[]) => nameColours(level, names, onlyFamily(), { theme: theme.value });

function Mix({ answer }: { answer: SeasonsAnswer }): JSX.Element {
  const lists = answer.seasons.map(({ families }) => families);
  const order = inStackOrder(largest(lists, shownInMix), answer.level);
  const all = largest(lists, 1000);
  const hasUnknown = lists.some((list) => list.some(({ name, share }) => name === "unknown" && share > 0));
  return (
    <Figure
      name="season-mix"
      title="The mix of each season"
      measure="Share of the season’s plays, all years together"
      span={12}
      height={answer.seasons.length * barHeight + 4}
      legend={<NameLegend names={order} colours={colours(answer.level, order)} rest={all.length > order.length} unknown={hasUnknown} />}
      option={(context) => seasonMix(answer, order, nameColours(answer.level, order, onlyFamily(), context), context)}
      onMark={({ dataIndex }) => {
        const mark = seasonMarks(answer, order)[dataIndex];
        if (mark) openMix(mark, answer.level, order);
      }}
      table={() => ({
        columns: ["Season", ...all.map(capital), ...(hasUnknown ? ["Unknown"] : []), "Plays"].map((label, i) => ({ label, numeric: i > 0 })),
        rows: answer.seasons.map(({ season, families, plays }) => [capital(season), ...[...all, ...(hasUnknown ? ["unknown"] : [])].map((name) => families.find((row) => row.name === name)?.share ?? 0), plays]),
      })}
      coverage={answer.coverage}
    />
  );
}

function Profiles({ profiles }: { profiles: SeasonProfiles }): JSX.Element {
  return (
    <div class="grid">
      <ByYear profiles={profiles} />
      <ByMonth profiles={profiles} />
    </div>
  );
}

const shownByYear = 6;

function ByYear({ profiles }: { profiles: SeasonProfiles }): JSX.Element {
  const lists = profiles.years.flatMap(({ seasons }) => seasons.flatMap(({ shares }) => (shares ? [shares] : [])));
  const order = inStackOrder(largest(lists, shownByYear), profiles.level);
  const all = largest(lists, 1000);
  const marks = yearMarks(profiles, order);
  const hasUnknown = lists.some((list) => list.some(({ name, share }) => name === "unknown" && share > 0));
  const blank = profiles.years.flatMap(({ seasons }) => seasons).filter(({ shares }) => shares === null).length;
  return (
    <Figure
      name="seasons-by-year"
      title="The seasons of every year"
      measure={`Share of the season’s plays${hasUnknown ? "" : " whose genre is known"}; the same pattern in every panel would be a season`}
      span={12}
      height={(width) => seasonYearsHeight(profiles.years.length, width)}
      legend={<NameLegend names={order} colours={colours(profiles.level, order)} rest={all.length > order.length} unknown={hasUnknown} />}
      option={(context) => seasonYears(profiles, order, nameColours(profiles.level, order, onlyFamily(), context), context)}
      onMark={({ dataIndex }) => {
        const mark = marks[dataIndex];
        const at = profiles.years.find(({ year }) => year === mark?.year)?.seasons.find(({ season }) => season === mark?.season);
        if (mark && at) openMix(mark, profiles.level, order, { from: at.from, to: at.to });
      }}
      table={() => ({
        columns: ["Year", "Season", "From", "To", "Plays", ...all.map(capital), ...(hasUnknown ? ["Unknown"] : [])].map((label, i) => ({ label, numeric: i > 3 })),
        rows: profiles.years.flatMap(({ year, seasons }) => seasons.map(({ season, from, to, plays, shares }) => [String(year), capital(season), from, to, plays, ...[...all, ...(hasUnknown ? ["unknown"] : [])].map((name) => (shares ? (shares.find((row) => row.name === name)?.share ?? 0) : ""))])),
      })}
      coverage={profiles.coverage}
      caption={<span>December counts to the next year’s winter. {blank > 0 ? `${blank} of the seasons have fewer than 60 plays of known genre and are left blank.` : ""}</span>}
    />
  );
}

function ByMonth({ profiles }: { profiles: SeasonProfiles }): JSX.Element {
  const marks = monthMarks(profiles, monthName);
  return (
    <Figure
      name="plays-by-month"
      title="How much, month by month"
      measure="Plays a day, a panel a year; the line is the mean of all years"
      span={12}
      height={(width) => monthPanelsHeight(profiles.months.length, width)}
      option={(context) => monthPanels(profiles, monthName, context)}
      onMark={({ dataIndex }) => {
        const mark = marks[dataIndex];
        if (mark) openPlays(monthPlays(mark.year, mark.month, mark.name));
      }}
      table={() => ({
        columns: [{ label: "Year" }, ...Array.from({ length: 12 }, (_, m) => ({ label: monthName(m + 1).slice(0, 3), numeric: true }))],
        rows: [...profiles.months.map(({ year, plays_a_day }) => [String(year), ...plays_a_day.map((value) => value ?? "")]), ["Mean", ...profiles.mean.map((value) => value ?? "")]],
      })}
      coverage={profiles.coverage}
      caption={<span>Months with fewer than 27 days in the period are left out.</span>}
    />
  );
}
