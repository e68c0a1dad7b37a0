// An artist's, album's or track's history by month, its place year by year, its hours and weekdays against what is usual.
import type { JSX } from "preact";
import type { Subject } from "../api/types";
import type { ChartContext } from "../charts/base";
import { mark as familyMark } from "../charts/families";
import { hourBars } from "../charts/hour_bars";
import { monthBars } from "../charts/month_bars";
import { blend } from "../charts/name_colours";
import { rankLine } from "../charts/rank_line";
import { tickPercent } from "../charts/ticks";
import { weekdaysHeight, weekdayShares } from "../charts/weekday_shares";
import { hours as hourWords, monthOf, number, percent, plays as playsText, weekdayName } from "../format/words";
import { filter } from "../state/filters";
import { meta } from "../state/meta";
import { hasTimes } from "../state/site";
import { openPlays } from "../ui/drawer";
import { Figure } from "../ui/figure";
import { everyMonth, historyPlays, inPeriod, monthDays, subjectPlays } from "./subject_plays";

interface ChartsProps {
  subject: Subject;
  /** Whose colour the charts have; "unknown" for none. */
  family: string;
}

const colourOf = (family: string, context: ChartContext): string => (family === "unknown" ? context.token("data") : familyMark(family, context.theme));

export function SubjectCharts({ subject, family }: ChartsProps): JSX.Element {
  return (
    <div class="grid">
      <Months subject={subject} family={family} />
      {subject.years.some(({ rank }) => rank !== null) && <Ranks subject={subject} family={family} />}
      {subject.plays > 0 && hasTimes() && <Hours subject={subject} family={family} />}
      {subject.plays > 0 && <Weekdays subject={subject} family={family} />}
    </div>
  );
}

function Months({ subject, family }: ChartsProps): JSX.Element {
  const { name } = subject;
  const months = everyMonth(subject.months, meta.value?.first_day ?? null, meta.value?.last_day ?? null);
  const { from, to } = filter.value;
  return (
    <Figure
      name="subject-months"
      title="When it was played"
      measure="Plays in each month of the whole history"
      span={12}
      height={220}
      option={(context) => monthBars(months, colourOf(family, context), (month) => inPeriod(month, { from, to }), monthOf, context)}
      onMark={({ dataIndex }) => {
        const row = months[dataIndex];
        if (row && row.plays > 0) openPlays({ title: `${name}, ${monthOf(row.month)}`, filter: historyPlays(subject, ...monthDays(row.month)) });
      }}
      table={() => ({ columns: [{ label: "Month" }, { label: "Plays", numeric: true }], rows: months.map(({ month, plays }) => [month, plays]) })}
      caption={from || to ? <span>Paler: months outside the period. Filters of hours, weekdays and genres are lifted here.</span> : undefined}
    />
  );
}

function Ranks({ subject, family }: ChartsProps): JSX.Element {
  const { years, name, kind } = subject;
  return (
    <Figure
      name="subject-ranks"
      title="Its place, year by year"
      measure={`Among the ${kind}s of each year; first place on top`}
      span={12}
      height={220}
      option={(context) => rankLine(years, colourOf(family, context), context)}
      onMark={({ dataIndex }) => {
        const row = years[dataIndex];
        if (row && row.plays > 0) openPlays({ title: `${name}, ${row.year}`, filter: historyPlays(subject, `${row.year}-01-01`, `${row.year}-12-31`) });
      }}
      table={() => ({ columns: ["Year", "Place", "Plays"].map((label, i) => ({ label, numeric: i > 0 })), rows: years.map(({ year, rank, plays }) => [String(year), rank ?? "", plays]) })}
      caption={<span>The steps are those of 1, 10 and 100: the way from 10 to 1 is as long as from 100 to 10.</span>}
    />
  );
}

function Hours({ subject, family }: ChartsProps): JSX.Element {
  const { hours, name } = subject;
  return (
    <Figure
      name="subject-hours"
      title="Time of day"
      measure="Share of its plays in each hour; the line is everything you play"
      span={6}
      height={250}
      option={(context) => {
        const colour = colourOf(family, context);
        return hourBars(
          hours.map(({ hour, plays, share, usual_share: usual }) => ({ hour, value: share, strong: true, usual, tip: [["Share", percent(share)], ["Of everything", percent(usual)], ["Plays", playsText(plays)]] })),
          { colour, pale: blend(colour, context.token("bg"), 0.5), hour: (hour) => hourWords(hour), tick: (value) => tickPercent(context, value), click: "Click to see the plays" },
          context,
        );
      }}
      onMark={({ dataIndex }) => openPlays({ title: `${name}, ${hourWords(dataIndex)}`, filter: { ...subjectPlays(subject), hour: [dataIndex] } })}
      table={() => ({ columns: ["Hour", "Plays", "Share", "Usual share"].map((label, i) => ({ label, numeric: i > 0 })), rows: hours.map((row) => [hourWords(row.hour), row.plays, row.share, row.usual_share]) })}
      caption={<span>{number(subject.scrobbles)} plays under the filter</span>}
    />
  );
}

function Weekdays({ subject, family }: ChartsProps): JSX.Element {
  const { weekdays, name } = subject;
  return (
    <Figure
      name="subject-weekdays"
      title="Days of the week"
      measure="Share of its plays; the upright line is everything you play"
      span={6}
      height={weekdaysHeight}
      option={(context) => {
        const colour = colourOf(family, context);
        return weekdayShares(weekdays.map((row) => ({ ...row, usual: row.usual_share })), { name: weekdayName, colour, weekend: blend(colour, context.token("bg"), 0.35), usual: "Of everything" }, context);
      }}
      onMark={({ dataIndex }) => openPlays({ title: `${name}, ${weekdayName(dataIndex + 1)}`, filter: { ...subjectPlays(subject), weekday: [dataIndex + 1] } })}
      table={() => ({ columns: ["Weekday", "Plays", "Share", "Usual share"].map((label, i) => ({ label, numeric: i > 0 })), rows: weekdays.map((row) => [weekdayName(row.weekday), row.plays, row.share, row.usual_share]) })}
    />
  );
}
