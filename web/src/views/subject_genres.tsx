// What an artist stands for and why: its genres by weight, and every tag that had a say.
import type { JSX } from "preact";
import type { Explanation, Subject } from "../api/types";
import { mark as familyMark } from "../charts/families";
import { capital, list, number, percent } from "../format/words";
import { link } from "../state/filters";
import { useAnswer } from "../state/resource";
import { site } from "../state/site";
import { theme } from "../state/theme";
import { Figure } from "../ui/figure";
import { Answered } from "../ui/states";
import { counts, tagRows, tagVerdict } from "./tag_words";

export function SubjectGenres({ subject }: { subject: Subject }): JSX.Element {
  return (
    <div class="grid">
      <Figure
        name="subject-genres"
        title="Genres"
        measure={subject.genres_from ? `From ${subject.genres_from}; the weights of an artist sum to 100 %` : "The weights of an artist sum to 100 %"}
        span={4}
        table={() => ({ columns: [{ label: "Genre" }, { label: "Family" }, { label: "Weight", numeric: true }], rows: subject.genres.map(({ genre, family, weight }) => [genre, family, weight]) })}
      >
        <Weights subject={subject} />
      </Figure>
      {!site() && <Why subject={subject} />}
    </div>
  );
}

function Weights({ subject }: { subject: Subject }): JSX.Element {
  return (
    <ul class="weights">
      {subject.genres.map(({ genre, family, weight }) => (
        <li key={genre}>
          <a href={link("genres", { family: [], genre: [genre], artist: [] })}>
            <span class="weights-name">
              {genre === "unknown" ? "Not known" : genre} <span>{family !== genre && family !== "unknown" ? capital(family) : ""}</span>
            </span>
            <span class="weights-number">{percent(weight)}</span>
            <span class="weights-bar" aria-hidden="true">
              <i style={{ width: `${weight * 100}%`, background: family === "unknown" ? "var(--hatch)" : familyMark(family, theme.value) }} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Why({ subject }: { subject: Subject }): JSX.Element {
  const why = useAnswer<Explanation>(`/artists/${subject.id}/explain`);
  const rows = why.value ? tagRows(why.value.tags) : [];
  return (
    <Figure
      name="subject-explain"
      title="Why these genres"
      measure="Every tag that last.fm’s listeners gave, and what it was taken for"
      span={8}
      table={() => ({
        columns: [{ label: "Tag" }, { label: "Count", numeric: true }, { label: "Of" }, { label: "Taken for" }, { label: "Votes", numeric: true }],
        rows: rows.map((row) => [row.tag, row.count, row.title ? `${row.source} ${row.title}` : row.source, tagVerdict(row), counts(row) ? row.votes : 0]),
      })}
      caption={why.value ? <GivesWay why={why.value} /> : undefined}
    >
      <Answered resource={why} height={280} empty={() => false}>
        {(value) => <Tags why={value} />}
      </Answered>
    </Figure>
  );
}

function GivesWay({ why }: { why: Explanation }): JSX.Element | null {
  if (why.gives_way.length === 0) return null;
  return <span>{why.gives_way.map(({ genre, kept, to }) => `${capital(genre)} gives way to ${list(to)}${kept > 0 ? ` (${number(kept)} votes stay)` : ""}`).join(". ")}.</span>;
}

const shown = 14;

function Tags({ why }: { why: Explanation }): JSX.Element {
  const rows = tagRows(why.tags);
  if (rows.length === 0) return <p class="nothing">No tags are known of this artist.</p>;
  return (
    <div class="tags" tabIndex={0} role="region" aria-label="Tags">
      <table>
        <thead>
          <tr>
            <th scope="col">Tag</th>
            <th scope="col" class="numeric">Count</th>
            <th scope="col">Taken for</th>
            <th scope="col" class="numeric">Votes</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row, i) => (
            <tr key={i} class={counts(row) ? undefined : "tags-none"}>
              <td>
                <bdi>{row.tag}</bdi>
                {row.title && <span class="tags-of"> {row.source} <bdi>{row.title}</bdi></span>}
              </td>
              <td class="numeric">{number(row.count)}</td>
              <td>{tagVerdict(row)}</td>
              <td class="numeric">{counts(row) ? number(row.votes, Number.isInteger(row.votes) ? 0 : 1) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown && <p class="tags-more">{number(rows.length - shown)} more are in the table.</p>}
    </div>
  );
}
