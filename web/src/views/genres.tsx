// What is listened to most: the mix over time, the ranking with its intervals, down to genres, artists and plays; what is not known.
import type { JSX } from "preact";
import type { GenresAnswer } from "../api/types";
import { filter, isFiltered } from "../state/filters";
import { useAnswer } from "../state/resource";
import { Headline } from "../ui/headline";
import { Answered } from "../ui/states";
import { GenreRanking } from "./genre_ranking";
import { GenreUnknown } from "./genre_unknown";
import { genresTitle } from "./genre_words";
import { TrendFigure } from "./trend_figure";
import "../style/genres.css";
import "../style/ranked.css";
import "../style/view_gaps.css";

export default function Genres(): JSX.Element {
  const answer = useAnswer<GenresAnswer>("/answers/genres");
  const isEmpty = answer.value?.coverage.scrobbles_in_range === 0;
  return (
    <>
      <Answered resource={answer} height={150}>
        {(value) => <Headline question="What do you listen to most?" title={genresTitle(value, isFiltered(filter.value))} lead={value.sentence} />}
      </Answered>
      {!isEmpty && <TrendFigure />}
      {!isEmpty && (
        <Answered resource={answer} height={640} empty={() => false}>
          {(value) => <GenreRanking answer={value} />}
        </Answered>
      )}
      {!isEmpty && filter.value.family.length + filter.value.genre.length === 0 && <GenreUnknown />}
    </>
  );
}
