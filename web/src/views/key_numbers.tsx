// The overview's numbers: against the period before, or, of the whole history, its best year.
import type { Overview } from "../api/types";
import { count, day, number, percent, period, plays as playsText } from "../format/words";
import { openPlays } from "../ui/drawer";
import { Change, type KeyNumber } from "../ui/key_numbers";

type Year = Overview["years"][number];

const bestYear = (years: Year[], value: (year: Year) => number): Year | undefined =>
  years.reduce<Year | undefined>((top, year) => (top && value(top) >= value(year) ? top : year), undefined);

export function keyNumbers(answer: Overview, periodChosen: boolean): KeyNumber[] {
  const { totals, before, years, from, to } = answer;
  const [first, last] = [Number(from?.slice(0, 4)), Number(to?.slice(0, 4))];
  const than = before ? period(before.from, before.to) : "";
  const spark = (value: (year: Year) => number): NonNullable<KeyNumber["years"]> => {
    const best = Math.max(...years.map(value));
    return years.map((year) => ({ year: year.year, value: value(year), strong: periodChosen ? year.year >= first && year.year <= last : value(year) === best }));
  };
  const compared = (now: number, then: number | undefined, other: KeyNumber["detail"]): KeyNumber["detail"] =>
    before && then !== undefined ? <Change now={now} before={then} than={than} /> : other;
  const most = (value: (year: Year) => number): string => {
    const best = bestYear(years, value);
    return best && years.length > 1 ? `most in ${best.year}: ${playsText(value(best))}` : "";
  };
  const share = (part: number, whole: number, of: string): string => (whole > 0 ? `${percent(part / whole)} of ${of}` : "");
  const { longest_streak: streak } = totals;
  const then = before?.totals;
  const titles = (name: "albums" | "tracks", label: string, other: (many: number) => string): KeyNumber[] => {
    const many = totals[name];
    return many === null ? [] : [{ name, label, value: number(many), detail: compared(many, then?.[name] ?? undefined, other(many)) }];
  };
  return [
    { name: "plays", label: "Plays", value: playsText(totals.plays), detail: compared(totals.plays, then?.plays, most(({ plays }) => plays)), onOpen: () => openPlays({ title: "All of these plays", filter: {} }) },
    { name: "artists", label: "Artists", value: number(totals.artists), detail: compared(totals.artists, then?.artists, most(({ artists }) => artists)) },
    ...titles("albums", "Albums", (albums) => (totals.artists > 0 ? `${number(albums / totals.artists, 1)} an artist` : "")),
    ...titles("tracks", "Tracks", (tracks) => (tracks > 0 ? `each ${number(totals.scrobbles / tracks, 1)} times` : "")),
    { name: "plays-a-day", label: "Plays a day", value: number(totals.plays_a_day, 1), detail: compared(totals.plays_a_day, then?.plays_a_day, totals.days_with_plays > 0 ? `${number(totals.plays / totals.days_with_plays)} on a day with music` : ""), years: spark(({ plays, days }) => (days > 0 ? plays / days : 0)) },
    {
      name: "days-with-music",
      label: "Days with music",
      value: number(totals.days_with_plays),
      of: `of ${number(totals.days)}`,
      detail: compared(totals.days_with_plays, then?.days_with_plays, streak ? `longest run: ${count(streak.days, "day")}` : ""),
      years: spark(({ days_with_plays }) => days_with_plays),
      ...(streak ? { onOpen: () => openPlays({ title: `The longest run: ${day(streak.from)} to ${day(streak.to)}`, filter: { from: streak.from, to: streak.to } }) } : {}),
    },
    periodChosen
      ? { name: "new-artists", label: "Artists new to you", value: number(totals.new_artists), detail: compared(totals.new_artists, then?.new_artists, share(totals.new_artists, totals.artists, "these artists")), years: spark(({ new_artists }) => new_artists) }
      : { name: "most-new-artists", label: "Most new artists in a year", value: number(bestYear(years, ({ new_artists }) => new_artists)?.new_artists ?? 0), detail: years.length > 0 ? `in ${bestYear(years, ({ new_artists }) => new_artists)!.year}` : "", years: spark(({ new_artists }) => new_artists) },
    { name: "artists-once", label: "Artists played once", value: number(totals.artists_once), detail: share(totals.artists_once, totals.artists, "these artists"), years: spark(({ artists_once }) => artists_once) },
  ];
}
