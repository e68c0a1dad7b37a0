// What this site is: how far its plays go, what it holds, what it leaves out.
import type { JSX } from "preact";
import { count, day, instant, number, percent } from "../format/words";
import { Facts, type Fact } from "../ui/facts";
import { Headline } from "../ui/headline";
import "../style/facts.css";
import type { About } from "./history";

export function AboutSite({ about }: { about: About }): JSX.Element {
  const { meta } = about;
  const span = meta.first_day && meta.last_day ? `, ${day(meta.first_day)} to ${day(meta.last_day)}` : "";
  return (
    <>
      <Headline question="About this site" title={`${count(meta.scrobbles, "play")}${span}.`} lead={`Made by Tonearm ${meta.version} from what ${meta.user} listened to. It is complete in itself: no server is asked, nothing is counted about who reads it.`} />
      <Facts facts={facts(about)} />
      <section class="figure" data-testid="held">
        <h2>What it holds</h2>
        <ul class="gaps">
          {held(about).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

function facts({ meta, gaps }: About): Fact[] {
  const unknown = meta.families.find(({ name }) => name === "unknown")?.plays ?? 0;
  return [
    { label: "The plays end on", value: meta.last_day ? day(meta.last_day) : "–", detail: "later ones are not here" },
    { label: "Genre known", value: meta.scrobbles > 0 ? percent(1 - unknown / meta.scrobbles) : "–", detail: "of plays, by last.fm’s tags" },
    { label: "Without a known time", value: number(meta.without_time), detail: "in totals, in no chart of time" },
    { label: "Gaps", value: number(gaps.length), detail: gaps[0] ? `the first: ${instant(new Date(gaps[0].from * 1000).toISOString())}` : "last.fm answered for all of the time", testid: "fact-gaps" },
  ];
}

function held({ plays, times, private_before }: About): string[] {
  return [
    times ? "Plays by artist, hour and day: every filter works on sums of these." : "Plays by artist and day; times of the day are left out.",
    plays ? "The plays themselves, with their tracks and albums." : "Not the plays themselves, nor their tracks and albums.",
    "The four tested answers, as the program gave them, of the whole history, each year, each family, workdays and weekends. Under other filters figures are described, without a verdict: tonearm serve tests those too.",
    ...(private_before ? [`Nothing before ${day(private_before)}.`] : []),
  ];
}
