// Plays by day, newest first, however many: only the lines in sight are drawn, older pages are asked for before they are needed.
import type { JSX, RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { clockTime, count, longDay, number, percent } from "../format/words";
import { link } from "../state/filters";
import { Icon } from "./icons";
import { type Heights, inSight, type Line, linesOf, offsetsOf } from "./play_lines";
import type { Play, PlayPages } from "./play_pages";
import "../style/plays.css";

interface PlayTableProps {
  pages: PlayPages;
  /** One column: the artist stands under the track. */
  narrow: boolean;
  /** A genre is chosen: say what part of each play counts. */
  weighted: boolean;
  /** What scrolls; without it the window does. */
  scroller?: RefObject<HTMLElement>;
}

const wideHeights: Heights = { day: 58, play: 36 };
const narrowHeights: Heights = { day: 50, play: 54 };
/** Pixels drawn beyond what is in sight, and how near the end the next page is asked for. */
const spare = 600;
const near = 1800;

export function PlayTable({ pages, narrow, weighted, scroller }: PlayTableProps): JSX.Element {
  const body = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(pages.rows), [pages.rows]);
  const heights = narrow ? narrowHeights : wideHeights;
  const offsets = useMemo(() => offsetsOf(lines, heights), [lines, heights]);
  const { top, height } = useScroll(body, scroller);
  const [first, last] = inSight(offsets, top, height, spare);
  const whole = offsets[offsets.length - 1] ?? 0;
  const wanted = pages.more && !pages.loading && !pages.error && whole - (top + height) < near;
  useEffect(() => {
    if (wanted) pages.next();
  }, [wanted, pages.rows]);
  const columns = columnsOf(narrow, weighted);
  return (
    <div class={`plays${narrow ? " narrow" : ""}${weighted ? " weighted" : ""}${pages.loading && !pages.more ? " old" : ""}`} role="table" aria-label="Plays, newest first" aria-rowcount={pages.total ? pages.total.scrobbles + 1 : -1} data-testid="plays">
      <div role="rowgroup" class={narrow ? "visually-hidden" : "heads"}>
        <div role="row" aria-rowindex={1}>
          {columns.map((name) => (
            <span key={name} role="columnheader">
              {name}
            </span>
          ))}
        </div>
      </div>
      <div ref={body} role="rowgroup" class="lines" style={{ height: `${whole}px` }}>
        {lines.slice(first, last).map((line, at) => {
          const top = `${offsets[first + at] ?? 0}px`;
          return line.kind === "day" ? <DayLine key={`d${line.day}`} line={line} top={top} columns={columns.length} sure={first + at + line.plays < lines.length - 1 || !pages.more} /> : <PlayLine key={line.index} play={line.play} index={line.index} top={top} narrow={narrow} weighted={weighted} />;
        })}
      </div>
    </div>
  );
}

const columnsOf = (narrow: boolean, weighted: boolean): string[] => [...(narrow ? ["Time", "Track and artist"] : ["Time", "Track", "Artist", "Album"]), ...(weighted ? ["Counts"] : []), "last.fm"];

function DayLine({ line, top, columns, sure }: { line: Extract<Line, { kind: "day" }>; top: string; columns: number; sure: boolean }): JSX.Element {
  return (
    <div role="row" class="day" style={{ top }}>
      <span role="cell" aria-colspan={columns}>
        <b>{line.day ? longDay(line.day) : "Without a time"}</b>
        {sure && <span class="many">{count(line.plays, "play")}</span>}
      </span>
    </div>
  );
}

function PlayLine({ play, index, top, narrow, weighted }: { play: Play; index: number; top: string; narrow: boolean; weighted: boolean }): JSX.Element {
  const time = play.local_time ? clockTime(play.local_time) : "–";
  const track = <a href={link(`/track/${play.track_id}`)}>{play.track}</a>;
  const artist = <a href={link(`/artist/${play.artist_id}`)}>{play.artist}</a>;
  const album = play.album_id ? <a href={link(`/album/${play.album_id}`)}>{play.album}</a> : play.album;
  return (
    <div role="row" class="play" aria-rowindex={index + 2} style={{ top }} data-testid="play">
      <span role="cell" class="time">
        {time}
      </span>
      {narrow ? (
        <span role="cell" class="both">
          <span class="track">{track}</span>
          <span class="by">
            {artist}
            {play.album && <> · {album}</>}
          </span>
        </span>
      ) : (
        <>
          <span role="cell" class="track">
            {track}
          </span>
          <span role="cell" class="artist">
            {artist}
          </span>
          <span role="cell" class="album">
            {album}
          </span>
        </>
      )}
      {weighted && (
        <span role="cell" class="weight" title={`${percent(play.weight)} of this play belongs to the chosen genres`}>
          {number(play.weight, 2)}
        </span>
      )}
      <span role="cell" class="away">
        <a href={play.lastfm_url} target="_blank" rel="noreferrer" aria-label={`${play.track} on last.fm`} title="On last.fm">
          <Icon name="out" />
        </a>
      </span>
    </div>
  );
}

/** How far the list's own top lies above what is in sight, and how tall that is. */
function useScroll(body: RefObject<HTMLElement>, scroller?: RefObject<HTMLElement>): { top: number; height: number } {
  const [place, setPlace] = useState({ top: 0, height: 900 });
  useLayoutEffect(() => {
    const frame = scroller?.current ?? null;
    const target: HTMLElement | Window = frame ?? window;
    let waiting = 0;
    const read = (): void => {
      waiting = 0;
      const box = body.current?.getBoundingClientRect();
      if (!box) return;
      const edge = frame ? frame.getBoundingClientRect().top : 0;
      setPlace({ top: Math.max(0, edge - box.top), height: frame ? frame.clientHeight : window.innerHeight });
    };
    const later = (): void => {
      if (!waiting) waiting = requestAnimationFrame(read);
    };
    read();
    target.addEventListener("scroll", later, { passive: true });
    window.addEventListener("resize", later);
    return () => {
      cancelAnimationFrame(waiting);
      target.removeEventListener("scroll", later);
      window.removeEventListener("resize", later);
    };
  }, []);
  return place;
}
