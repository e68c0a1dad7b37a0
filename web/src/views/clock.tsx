// At what time of day is listened: the clock, the hours with their intervals, the week, what plays when.
import type { JSX } from "preact";
import type { Clock as Profile, ClockAnswer } from "../api/types";
import { clockFace } from "../charts/clock_face";
import { hourShares } from "../charts/hour_shares";
import { weekdaysHeight, weekdayShares } from "../charts/weekday_shares";
import { mostInAnHour, weekHours, weekRowHeight } from "../charts/week_hours";
import { heatHeight } from "../charts/heat_cells";
import { hours as hourWords, number, percent, weekdayName } from "../format/words";
import { useAnswer } from "../state/resource";
import { openPlays } from "../ui/drawer";
import { Facts } from "../ui/facts";
import { Figure } from "../ui/figure";
import { Headline } from "../ui/headline";
import { Answered } from "../ui/states";
import { clockTime, giveOrTake, halfHours } from "./answer_words";
import { ClockParts } from "./clock_parts";
import { ClockTests } from "./clock_tests";
import { clockLead, clockTitle, fullestDay, fullestHour, hoursOf, weekendWords } from "./clock_words";
import "../style/clock.css";
import "../style/name_legend.css";
import "../style/facts.css";
import "../style/view_gaps.css";

export default function Clock(): JSX.Element {
  const answer = useAnswer<ClockAnswer>("/answers/clock");
  const profile = useAnswer<Profile>("/clock");
  return (
    <>
      <Answered resource={answer} height={150}>
        {(value) => <Headline question="At what time of day do you listen?" title={clockTitle(value)} lead={clockLead(value)} />}
      </Answered>
      <Answered resource={profile} height={1400} empty={({ coverage }) => coverage.scrobbles_in_range === 0 && answer.value === undefined}>
        {(value) => <Described clock={value} answer={answer.value} />}
      </Answered>
      <Answered resource={answer} height={520} empty={() => false}>
        {(value) => <ClockTests answer={value} />}
      </Answered>
    </>
  );
}

const weekend = [6, 7];
const openHours = (hours: number[], title: string): void => openPlays({ title, filter: { hour: hours } });

function Described({ clock, answer }: { clock: Profile; answer: ClockAnswer | undefined }): JSX.Element | null {
  if (clock.coverage.scrobbles_in_range === 0) return null;
  const hour = fullestHour(clock);
  const weekday = fullestDay(clock);
  return (
    <>
      <Facts
        facts={[
          { label: "A day of the weekend", value: number(clock.weekends_a_day, 1), detail: `plays, ${weekendWords(clock)}`, onOpen: () => openPlays({ title: "Weekends", filter: { weekday: weekend } }) },
          ...(hour ? [{ label: "The fullest hour", value: hour.text, detail: `${percent(hour.share)} of all plays`, onOpen: () => openHours([hour.hour], hour.text) }] : []),
          ...(weekday ? [{ label: "The fullest day", value: weekday.text, detail: `${percent(weekday.share)} of all plays`, onOpen: () => openPlays({ title: weekday.text, filter: { weekday: [weekday.weekday] } }) }] : []),
          { label: "At night", value: percent(clock.night_share), detail: "between midnight and 06:00", onOpen: () => openHours(hoursOf(0, 6), "At night, 00:00 to 06:00") },
        ]}
      />
      <div class="grid">
        <Face clock={clock} />
        <Unrolled clock={clock} answer={answer} />
        <Week clock={clock} />
        <Weekdays clock={clock} />
        <ClockParts clock={clock} />
      </div>
    </>
  );
}

function Face({ clock }: { clock: Profile }): JSX.Element {
  return (
    <Figure
      name="listening-clock"
      title="The listening clock"
      measure="Plays in each hour, per day; the area of a petal is its plays. Midnight on top, noon below"
      span={6}
      height={(width) => (width < 500 ? Math.min(380, Math.max(280, width)) : 500)}
      legend={
        <>
          <span>
            <i class="swatch" style={{ background: "var(--data)" }} aria-hidden="true" /> Monday to Friday
          </span>
          <span>
            <i class="clock-line" aria-hidden="true" /> Weekend
          </span>
        </>
      }
      option={(context) => clockFace(clock, { hour: (hour) => hourWords(hour) }, context)}
      onMark={({ dataIndex }) => openHours([dataIndex], hourWords(dataIndex))}
      table={() => ({
        columns: [{ label: "Hour" }, ...["Monday to Friday, a day", "Weekend, a day", "Plays"].map((label) => ({ label, numeric: true }))],
        rows: clock.hours.map(({ hour, workday, weekend: free, plays }) => [hourWords(hour), workday, free, plays]),
      })}
      caption={<span>Grey: the night, 21:00 to 06:00</span>}
    />
  );
}

function Unrolled({ clock, answer }: { clock: Profile; answer: ClockAnswer | undefined }): JSX.Element {
  const half = answer?.busiest_half;
  return (
    <Figure
      name="hour-shares"
      title="The same, unrolled"
      measure={`Share of all plays in each hour${clock.hours.some(({ low }) => low !== null) ? "; whiskers are 95 % intervals" : ""}`}
      span={6}
      height={(width) => (width < 500 ? 250 : 530)}
      option={(context) => hourShares(clock.hours, answer ? halfHours(answer) : [], { hour: (hour) => hourWords(hour) }, context)}
      onMark={({ dataIndex }) => openHours([dataIndex], hourWords(dataIndex))}
      table={() => ({
        columns: [{ label: "Hour" }, ...["Plays", "Share", "From", "To"].map((label) => ({ label, numeric: true }))],
        rows: clock.hours.map(({ hour, plays, share, low, high }) => [hourWords(hour), plays, share, low ?? "", high ?? ""]),
      })}
      caption={half ? <span>Full colour: half of all plays, {clockTime(half.from_hour)} to {clockTime(half.to_hour)}{giveOrTake(half) === null ? "" : `, each end give or take ${number(giveOrTake(half)!, 1)} hours`}</span> : undefined}
    />
  );
}

function Week({ clock }: { clock: Profile }): JSX.Element {
  return (
    <Figure
      name="week-hours"
      title="The week, hour by hour"
      measure="Plays per hour, averaged over the weeks of the period"
      span={12}
      height={heatHeight({ rows: 7, rowHeight: weekRowHeight })}
      legend={
        <span class="clock-ramp">
          0
          {[0, 1, 2, 3, 4, 5, 6].map((step) => (
            <i key={step} style={{ background: `var(--ramp-${step})` }} aria-hidden="true" />
          ))}
          {number(mostInAnHour(clock), 1)} plays an hour
        </span>
      }
      option={(context) => weekHours(clock, { hour: (hour) => hourWords(hour), weekday: weekdayName }, context)}
      onMark={({ dataIndex }) => {
        const [weekday, hour] = [Math.floor(dataIndex / 24) + 1, dataIndex % 24];
        openPlays({ title: `${weekdayName(weekday)}, ${hourWords(hour)}`, filter: { weekday: [weekday], hour: [hour] } });
      }}
      table={() => ({
        columns: [{ label: "Hour" }, ...clock.weekdays.map(({ weekday }) => ({ label: weekdayName(weekday), numeric: true }))],
        rows: Array.from({ length: 24 }, (_, hour) => [hourWords(hour), ...clock.matrix.per_hour.map((row) => row[hour] ?? 0)]),
      })}
    />
  );
}

function Weekdays({ clock }: { clock: Profile }): JSX.Element {
  const hasRest = clock.weekdays.some(({ rest_share }) => rest_share !== null);
  return (
    <Figure
      name="weekday-shares"
      title={hasRest ? "The days of the week, against the rest of the history" : "The days of the week"}
      measure={hasRest ? "Share of the period’s plays; the upright line and the difference in points: all other plays" : "Share of all plays; choose a period to compare it with the rest"}
      span={5}
      height={weekdaysHeight}
      option={(context) =>
        weekdayShares(
          clock.weekdays.map((row) => ({ ...row, usual: row.rest_share, more: [["Plays a day", number(row.plays_a_day, 1)]] })),
          { name: weekdayName, colour: context.token("data"), weekend: context.token("data2"), usual: "Of all other plays" },
          context,
        )
      }
      onMark={({ dataIndex }) => openPlays({ title: weekdayName(dataIndex + 1), filter: { weekday: [dataIndex + 1] } })}
      table={() => ({
        columns: [{ label: "Weekday" }, ...["Plays", "Days", "Plays a day", "Share", "Share of the rest"].map((label) => ({ label, numeric: true }))],
        rows: clock.weekdays.map((row) => [weekdayName(row.weekday), row.plays, row.days, row.plays_a_day, row.share, row.rest_share ?? ""]),
      })}
    />
  );
}
