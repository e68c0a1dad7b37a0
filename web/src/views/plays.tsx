// Every play that the filters leave, newest first, and the same as a file.
import type { JSX } from "preact";
import { address } from "../api/client";
import { count, number, period } from "../format/words";
import { filter, isFiltered, own, setOwn } from "../state/filters";
import { questionOf } from "../state/resource";
import { site } from "../state/site";
import { End, totalWords } from "../ui/play_end";
import { Headline } from "../ui/headline";
import { Icon } from "../ui/icons";
import { type PlayPages, usePlayPages } from "../ui/play_pages";
import { PlayTable } from "../ui/play_table";
import { Failure, Nothing, Skeleton } from "../ui/states";
import { usePhone } from "../ui/use_phone";
import "../style/plays.css";

/** Filters that only this list has: they come with a link. */
const ownKeys = ["album", "track"] as const;
type OwnKey = (typeof ownKeys)[number];

export default function Plays(): JSX.Element {
  const chosen = Object.fromEntries(ownKeys.map((key) => [key, own(key) ?? undefined])) as Record<OwnKey, string | undefined>;
  const query = questionOf(chosen);
  const pages = usePlayPages(query);
  if (pages.total === undefined && pages.error) return <Failure error={pages.error} onAgain={pages.next} />;
  if (pages.total === undefined) return <Skeleton height={720} />;
  return (
    <>
      <Headline question="Every play" title={title(pages)} lead={lead(pages)} />
      <div class="plays-tools">
        {ownKeys.map((key) => chosen[key] && <OwnChip key={key} name={key} pages={pages} />)}
        {pages.total.scrobbles > 0 && !site() && (
          <a class="button spread" href={address("/plays.csv", query)} download="plays.csv" data-testid="csv">
            <Icon name="download" /> {pages.total.scrobbles === 1 ? "This play" : `These ${number(pages.total.scrobbles)} plays`} as CSV
          </a>
        )}
      </div>
      {pages.total.scrobbles === 0 && isFiltered(filter.value) ? <Nothing /> : <List pages={pages} />}
    </>
  );
}

function List({ pages }: { pages: PlayPages }): JSX.Element {
  const { family, genre } = filter.value;
  const narrow = usePhone();
  return (
    <>
      {pages.rows.length > 0 && <PlayTable pages={pages} narrow={narrow} weighted={family.length + genre.length > 0} />}
      <End pages={pages} />
    </>
  );
}

function title({ total }: PlayPages): string {
  const many = total?.scrobbles ?? 0;
  return many === 0 ? "No plays." : `${count(many, "play")}, newest first.`;
}

/** The period, and under a genre filter what the plays add up to. */
function lead(pages: PlayPages): string {
  const { from, to } = filter.value;
  const when = from || to ? `Of ${period(from, to)}.` : isFiltered(filter.value) ? "Of the whole history." : "The whole history.";
  const { total } = pages;
  const apart = total && Math.abs(total.plays - total.scrobbles) >= 0.05;
  return apart ? `${when} ${totalWords(pages)}: an artist that is half of a genre counts half.` : when;
}

function OwnChip({ name, pages }: { name: OwnKey; pages: PlayPages }): JSX.Element {
  const said = pages.rows[0]?.[name];
  return (
    <span class="chip on gone-by-press" data-testid={`own-${name}`}>
      <span class="said">{said ? `${name === "album" ? "Album" : "Track"}: ${said}` : `One ${name}`}</span>
      <button type="button" aria-label={`Take away the ${name}`} onClick={() => setOwn({ [name]: undefined })}>
        <Icon name="close" />
      </button>
    </span>
  );
}
