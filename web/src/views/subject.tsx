// One artist, album or track: how much, when, its place among the others, what it stands for, down to the plays.
import type { JSX } from "preact";
import type { Id, Subject as Answer } from "../api/types";
import { mark as familyMark } from "../charts/families";
import { capital, day, monthOf, number, percent, plays as playsText } from "../format/words";
import { link } from "../state/filters";
import { useAnswer } from "../state/resource";
import { theme } from "../state/theme";
import { openPlays } from "../ui/drawer";
import { Facts, type Fact } from "../ui/facts";
import { Answered } from "../ui/states";
import { SubjectGenres } from "./subject_genres";
import { SubjectCharts } from "./subject_charts";
import { SubjectLists } from "./subject_lists";
import { historyPlays, monthDays, subjectPlays } from "./subject_plays";
import "../style/facts.css";
import "../style/ranked.css";
import "../style/subject.css";
import "../style/view_gaps.css";

export interface SubjectProps {
  kind: "artist" | "album" | "track";
  id: Id;
}

export default function Subject({ kind, id }: SubjectProps): JSX.Element {
  const answer = useAnswer<Answer>(`/${kind}s/${id}`);
  return (
    <Answered resource={answer} height={900} empty={() => false}>
      {(value) => <Shown subject={value} />}
    </Answered>
  );
}

function Shown({ subject }: { subject: Answer }): JSX.Element {
  const family = subject.genres[0]?.family ?? "unknown";
  const colour = family === "unknown" ? "var(--data)" : familyMark(family, theme.value);
  return (
    <>
      <Head subject={subject} colour={colour} />
      <Facts facts={facts(subject)} />
      <SubjectCharts subject={subject} family={family} />
      <SubjectLists subject={subject} colour={colour} />
      {subject.kind === "artist" && <SubjectGenres key={subject.id} subject={subject} />}
    </>
  );
}

/** The name; above it whose it is, or what it stands for, and the way to last.fm. */
function Head({ subject, colour }: { subject: Answer; colour: string }): JSX.Element {
  return (
    <header class="headline">
      <p class="question subject-kicker">
        <span>{subject.kind === "artist" ? <Sort subject={subject} colour={colour} /> : <By subject={subject} />}</span>
        <a href={subject.lastfm_url} target="_blank" rel="noopener noreferrer">
          On last.fm <span aria-hidden="true">↗</span>
        </a>
      </p>
      <h1 data-testid="h1">
        <bdi>{subject.name}</bdi>
      </h1>
      <p class="lead" data-testid="lead">
        <Lead subject={subject} />
      </p>
    </header>
  );
}

function Sort({ subject, colour }: { subject: Answer; colour: string }): JSX.Element {
  const genre = subject.genres[0];
  if (!genre || genre.family === "unknown") return <>Genre not known</>;
  return (
    <>
      <i class="swatch" style={{ background: colour }} aria-hidden="true" /> {capital(genre.family)}
      {genre.genre === genre.family ? "" : ` · ${genre.genre}`}
    </>
  );
}

const By = ({ subject }: { subject: Answer }): JSX.Element => (
  <>
    {capital(subject.kind)} by{" "}
    <a href={link(`/artist/${subject.artist_id}`)}>
      <bdi>{subject.artist}</bdi>
    </a>
  </>
);

function Lead({ subject }: { subject: Answer }): JSX.Element {
  const { kind, rank, of, plays, share, days_with_plays: days } = subject;
  if (plays === 0) return <>Not played under this filter. The history below is of all times.</>;
  return (
    <>
      {rank === null ? "" : `Number ${number(rank)} of ${number(of)} ${kind}s: `}
      <button type="button" class="subject-plays" onClick={() => openPlays({ title: subject.name, filter: subjectPlays(subject) })} data-testid="subject-plays">
        {playsText(plays)} plays
      </button>
      , {percent(share)} of everything, on {number(days)} {days === 1 ? "day" : "days"}.
    </>
  );
}

const dayOf = (time: string): string => time.slice(0, 10);

function facts(subject: Answer): Fact[] {
  const { first_play, last_play, months, kind, name } = subject;
  const best = months.reduce<Answer["months"][number] | null>((top, month) => (top && top.plays >= month.plays ? top : month), null);
  const end = (label: string, play: NonNullable<Answer["first_play"]>): Fact => ({
    label,
    value: day(dayOf(play.local_time)),
    detail: kind === "track" ? `at ${play.local_time.slice(11, 16)}` : play.track,
    onOpen: () => openPlays({ title: `${name}, ${day(dayOf(play.local_time))}`, filter: { ...subjectPlays(subject), from: dayOf(play.local_time), to: dayOf(play.local_time) } }),
  });
  return [
    ...(first_play ? [end("First heard", first_play)] : []),
    ...(last_play ? [end("Last heard", last_play)] : []),
    ...(best && best.plays > 0 ? [{ label: "The fullest month", value: monthOf(best.month), detail: `${playsText(best.plays)} plays`, onOpen: () => openPlays({ title: `${name}, ${monthOf(best.month)}`, filter: historyPlays(subject, ...monthDays(best.month)) }) }] : []),
    aDay(subject),
  ];
}

const aDay = ({ plays, days_with_plays: days }: Answer): Fact => ({ label: "On a day with it", value: number(days > 0 ? plays / days : 0, 1), detail: days > 0 ? `plays, on ${number(days)} ${days === 1 ? "day" : "days"}` : "plays" });
