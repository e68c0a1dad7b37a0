// What the page rests on, and how fresh it is.
import type { VNode } from "preact";
import { day, number } from "../format/words";
import { link } from "../state/filters";
import { meta } from "../state/meta";
import { site } from "../state/site";

export function Footer(): VNode {
  const known = meta.value;
  return (
    <footer class="frame foot">
      {known ? (
        <p>
          {number(known.scrobbles)} plays of <a href={`https://www.last.fm/user/${encodeURIComponent(known.user)}`} rel="noreferrer" target="_blank">{known.user}</a>
          {known.first_day && known.last_day ? `, ${day(known.first_day)} to ${day(known.last_day)}` : ""}. {known.zone ? `Times are those of ${known.zone}. ` : ""}<a href={link("status")}>{site() ? "About this site" : "Is all here?"}</a>
        </p>
      ) : null}
      <p>Music data from <a href="https://www.last.fm" rel="noreferrer" target="_blank">last.fm</a>. Tonearm{known ? ` ${known.version}` : ""} {site() ? "made this page of it; nobody's server is asked." : "keeps it on this machine."}</p>
    </footer>
  );
}
