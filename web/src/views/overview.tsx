// The history, or the part of it that is chosen, at a glance: four answers, the numbers that matter, years, hours, what was played most.
import type { JSX } from "preact";
import type { ClockAnswer, Overview as Answer, Top } from "../api/types";
import { hourBars } from "../charts/hour_bars";
import { yearBars } from "../charts/year_bars";
import { clockTime, day, hours as hourWords, number, plays as playsText } from "../format/words";
import { filter, isFiltered, link, setFilter } from "../state/filters";
import { useAnswer } from "../state/resource";
import { hasPlays, hasTimes } from "../state/site";
import { openPlays } from "../ui/drawer";
import { Figure } from "../ui/figure";
import { FourAnswers } from "../ui/four_answers";
import { Headline } from "../ui/headline";
import { KeyNumbers } from "../ui/key_numbers";
import { RankedList } from "../ui/ranked_list";
import { Answered } from "../ui/states";
import { clockTime as timeOfDay, halfHours } from "./answer_words";
import { keyNumbers } from "./key_numbers";
import { overviewTitle, wholeYear } from "./overview_words";
import "../style/overview.css";
import "../style/ranked.css";
import "../style/view_gaps.css";

export default function Overview(): JSX.Element {
  const answer = useAnswer<Answer>("/overview");
  const none = (value: Answer): boolean => value.totals.scrobbles === 0;
  const isEmpty = answer.value !== undefined && none(answer.value);
  return (
    <>
      <Answered resource={answer} height={140} empty={none}>
        {(value) => <Headline title={overviewTitle(value, isFiltered(filter.value), filter.value)} lead={<Lead answer={value} />} />}
      </Answered>
      {!isEmpty && <FourAnswers />}
      {!isEmpty && (
        <Answered resource={answer} height={560} empty={() => false}>
          {(value) => (
            <>
              <KeyNumbers numbers={keyNumbers(value, Boolean(filter.value.from || filter.value.to))} />
              <div class="grid">
                <Years answer={value} />
                {hasTimes() && <Hours answer={value} />}
              </div>
            </>
          )}
        </Answered>
      )}
      {!isEmpty && <Lists />}
    </>
  );
}

function Lead({ answer }: { answer: Answer }): JSX.Element {
  const { first_play, last_play, coverage } = answer;
  const [from, to] = [answer.from ?? coverage.first_day, answer.to ?? coverage.last_day];
  return (
    <>
      {from && to && !wholeYear(filter.value) ? `${day(from)} to ${day(to)}. ` : ""}
      {first_play && (
        <>
          First came <PlayLink play={first_play} />
          {last_play && (
            <>
              , last <PlayLink play={last_play} />
            </>
          )}
          .
        </>
      )}
    </>
  );
}

function PlayLink({ play }: { play: NonNullable<Answer["first_play"]> }): JSX.Element {
  return (
    <a href={link(`/track/${play.track_id}`)} title={`${day(play.local_time.slice(0, 10))}, ${clockTime(play.local_time)}`}>
      <bdi>{play.track}</bdi> by <bdi>{play.artist}</bdi>
    </a>
  );
}

/** The years that the period touches. */
function chosenYears({ from, to }: Answer): [number, number] {
  return [Number(from?.slice(0, 4) ?? 0), Number(to?.slice(0, 4) ?? 9999)];
}

function Years({ answer }: { answer: Answer }): JSX.Element {
  const { years, coverage } = answer;
  const choose = (year: number): void => {
    const whole = { from: `${year}-01-01`, to: `${year}-12-31` };
    const again = filter.value.from === whole.from && filter.value.to === whole.to;
    setFilter(again ? { from: undefined, to: undefined } : whole);
  };
  const [first, last] = chosenYears(answer);
  const broken = years.filter(({ complete, year }) => !complete && year >= first && year <= last).map(({ year }) => year);
  return (
    <Figure
      name="plays-by-year"
      title="Plays by year"
      measure="Choose a year to filter everything; choose it again to go back"
      span={7}
      height={260}
      option={(context) => yearBars(years, [first, last], context)}
      onMark={({ dataIndex }) => years[dataIndex] && choose(years[dataIndex]!.year)}
      table={() => ({
        columns: ["Year", "Plays", "Artists", "New artists", "Played once", "Days with music", "Days"].map((label, i) => ({ label, numeric: i > 0 })),
        rows: years.map((row) => [String(row.year), row.plays, row.artists, row.new_artists, row.artists_once, row.days_with_plays, row.days]),
      })}
      coverage={coverage}
      caption={broken.length > 0 ? <span>Paler: {broken.join(" and ")}, of which the history holds a part</span> : undefined}
    />
  );
}

function Hours({ answer }: { answer: Answer }): JSX.Element {
  const clock = useAnswer<ClockAnswer>("/answers/clock").value;
  const busiest = clock ? halfHours(clock) : [];
  const half = clock?.busiest_half;
  return (
    <Figure
      name="plays-by-hour"
      title="A day, on average"
      measure="Plays in each hour, per day of the period"
      span={5}
      height={260}
      option={(context) =>
        hourBars(
          answer.hours.map(({ hour, plays, plays_a_day }) => ({ hour, value: plays_a_day, strong: busiest.length === 0 || busiest.includes(hour), tip: [["Plays a day", number(plays_a_day, 2)], ["Plays in all", playsText(plays)]] })),
          { colour: context.token("data"), pale: context.token("data2"), hour: (hour) => hourWords(hour), tick: (value) => (value === 0 ? "0" : number(value, value < 1 ? (value < 0.1 ? 2 : 1) : Number.isInteger(value) ? 0 : 1)), click: "Click to see the plays" },
          context,
        )
      }
      onMark={({ dataIndex }) => openPlays({ title: hourWords(dataIndex), filter: { hour: [dataIndex] } })}
      table={() => ({
        columns: ["Hour", "Plays", "Plays a day"].map((label, i) => ({ label, numeric: i > 0 })),
        rows: answer.hours.map(({ hour, plays, plays_a_day }) => [hourWords(hour), plays, plays_a_day]),
      })}
      caption={half ? <span>Full colour: half of all plays, {timeOfDay(half.from_hour)} to {timeOfDay(half.to_hour)}</span> : undefined}
    />
  );
}

const listed = 8;
const lists = [
  { kind: "artist", path: "/top/artists", title: "Top artists" },
  { kind: "album", path: "/top/albums", title: "Top albums" },
  { kind: "track", path: "/top/tracks", title: "Top tracks" },
] as const;

function Lists(): JSX.Element {
  return (
    <div class="grid">
      {lists.filter(({ kind }) => kind === "artist" || hasPlays()).map((list) => (
        <TopFigure key={list.kind} {...list} />
      ))}
    </div>
  );
}

function TopFigure({ kind, path, title }: (typeof lists)[number]): JSX.Element {
  const top = useAnswer<Top>(path, { limit: String(listed) });
  const rows = top.value?.rows ?? [];
  return (
    <Figure
      name={`top-${kind}s`}
      title={title}
      span={hasPlays() ? 4 : 12}
      measure={top.value ? `The first ${rows.length} of ${number(top.value.total)}` : undefined}
      table={() => ({
        columns: [{ label: "Name" }, ...(kind === "artist" ? [] : [{ label: "Artist" }]), { label: "Plays", numeric: true }, { label: "Share", numeric: true }],
        rows: rows.map((row) => [row.name, ...(kind === "artist" ? [] : [row.artist]), row.plays, row.share]),
      })}
    >
      <Answered resource={top} height={360} empty={() => false}>
        {(value) => (
          <RankedList
            kind={kind}
            testid={`top-${kind}s`}
            rows={value.rows.map((row) => ({ id: row.id, name: row.name, by: kind === "artist" ? "" : row.artist, plays: row.plays }))}
            onPlays={(row) => openPlays({ title: row.name, filter: kind === "artist" ? { artist: [row.id] } : { [kind]: row.id } })}
          />
        )}
      </Answered>
    </Figure>
  );
}
