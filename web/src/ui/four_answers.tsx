// The four questions, each with its verdict, a sentence, a small drawing and the way to its view.
import type { ComponentChildren, JSX } from "preact";
import { mark } from "../charts/families";
import type { Answer, ClockAnswer, GenresAnswer, SeasonsAnswer, YearsAnswer } from "../api/types";
import { capital, percent } from "../format/words";
import { filter, link } from "../state/filters";
import { type Resource, useAnswer } from "../state/resource";
import { hasTimes } from "../state/site";
import { theme } from "../state/theme";
import { clockSentence, genresSentence, seasonsSentence, yearsSentence } from "../views/answer_sentences";
import { clockTime, halfHours, isEnough, rankedRows, scaleEnd } from "../views/answer_words";
import { AnswerInterval, HoursGlyph, NothingGlyph } from "./answer_glyphs";
import { Answered } from "./states";

export function FourAnswers(): JSX.Element {
  return (
    <div class="answers">
      <Section<GenresAnswer> question="What do you listen to most?" path="/answers/genres" view="genres" more="Genres, with intervals" sentence={genresSentence}>
        {(answer) => <GenresGlyph answer={answer} />}
      </Section>
      {hasTimes() && (
        <Section<ClockAnswer> question="At what time of day?" path="/answers/clock" view="clock" more="Clock, weekday by hour" verdict={clockVerdict} sentence={clockSentence}>
          {(answer) => <HoursGlyph hours={answer.hours.map(({ plays }) => plays)} busiest={halfHours(answer)} label="Plays in each hour of the day; the half in full colour" />}
        </Section>
      )}
      <Section<YearsAnswer> question="Have preferences changed?" path="/answers/years" view="years" more="Years, side by side" sentence={yearsSentence}>
        {(answer) => <MovedGlyph answer={answer} what="moved" />}
      </Section>
      <Section<SeasonsAnswer> question="Do they depend on the season?" path="/answers/seasons" view="seasons" more="Seasons, with the evidence" sentence={seasonsSentence}>
        {(answer) => <MovedGlyph answer={answer} what="move with the season" />}
      </Section>
    </div>
  );
}

interface SectionProps<T extends Answer> {
  question: string;
  path: string;
  view: string;
  more: string;
  verdict?: (answer: T) => string;
  sentence: (answer: T) => string;
  children: (answer: T) => ComponentChildren;
}

function Section<T extends Answer>({ question, path, view, more, verdict, sentence, children }: SectionProps<T>): JSX.Element {
  const answer: Resource<T> = useAnswer<T>(path);
  return (
    <section data-testid={`answer-${view}`}>
      <h2 class="answers-question">{question}</h2>
      <Answered resource={answer} height={180} empty={() => false}>
        {(value) => (
          <div class="answers-answer">
            <p class="answers-verdict">{(verdict ?? headline)(value)}</p>
            <p class="answers-sentence" title={value.sentence}>
              {sentence(value)}
            </p>
            {children(value)}
          </div>
        )}
      </Answered>
      <p class="answers-more">
        <a href={link(view)}>{more}</a>
      </p>
    </section>
  );
}

const headline = (answer: Answer): string => capital(answer.headline);

const clockVerdict = (answer: ClockAnswer): string =>
  answer.busiest_half ? `${clockTime(answer.busiest_half.from_hour)} to ${clockTime(answer.busiest_half.to_hour)}` : headline(answer);

function GenresGlyph({ answer }: { answer: GenresAnswer }): JSX.Element {
  const first = rankedRows(answer)[0];
  if (!first) return <NothingGlyph />;
  const end = scaleEnd(first.high ?? first.share);
  const colour = mark(answer.level === "genre" ? (filter.value.family[0] ?? first.name) : first.name, theme.value);
  const range = first.low !== null && first.high !== null ? `, between ${percent(first.low)} and ${percent(first.high)}` : "";
  return <AnswerInterval value={first.share} low={first.low} high={first.high} scale={[0, end]} ends={["0", percent(end)]} text={percent(first.share)} colour={colour} label={`${percent(first.share)}${range}`} />;
}

/** The part of plays that moved, with its interval; what luck alone would give without a verdict is the line to compare with. */
function MovedGlyph({ answer, what }: { answer: YearsAnswer | SeasonsAnswer; what: string }): JSX.Element {
  const size = answer.effect?.size;
  if (!isEnough(answer) || size == null) return <NothingGlyph />;
  const [low, high] = [answer.interval?.low ?? null, answer.interval?.high ?? null];
  const end = scaleEnd(Math.max(size, high ?? 0, answer.visible ?? 0));
  const seen = answer.visible === null ? undefined : { at: answer.visible, text: "would be noticed" };
  return (
    <AnswerInterval
      value={size}
      low={low}
      high={high}
      scale={[0, end]}
      ends={["0", percent(end)]}
      text={percent(size)}
      colour="var(--data)"
      reference={answer.verdict === "no" ? seen : undefined}
      label={`${percent(size)} of plays ${what}${low !== null && high !== null ? `, between ${percent(low)} and ${percent(high)}` : ""}`}
    />
  );
}
