// The overview's headline: what is looked at, how much of it there is.
import type { Overview } from "../api/types";
import { capital, count, list, number, weekdayName } from "../format/words";
import type { Filter } from "../state/url";

const small = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];

/** "Ten years of listening" for the whole history; whole months and days where it is short. */
function span(days: number): string {
  const [amount, unit] = days >= 548 ? [Math.round(days / 365.25), "years"] : days >= 45 ? [Math.round(days / 30.44), "months"] : [days, "days"];
  return `${small[amount] ?? number(amount)} ${amount === 1 ? unit.slice(0, -1) : unit} of listening`;
}

/** "Rock and punk at weekends", "2013": what the filter asks for, in a few words. */
export function subjectOf(filter: Filter, period: string | null): string {
  const names = [...filter.family, ...filter.genre];
  const genres = names.length > 3 ? `${names.length} genres` : list(names, "or");
  const days = filter.weekday.join() === "6,7" ? "weekends" : filter.weekday.join() === "1,2,3,4,5" ? "weekdays" : filter.weekday.length > 3 ? `${filter.weekday.length} weekdays` : list(filter.weekday.map(weekdayName), "or");
  const parts = [genres, list(filter.season, "or"), days, filter.hour.length > 0 ? `${filter.hour.length} ${filter.hour.length === 1 ? "hour" : "hours"} of the day` : "", period ?? ""].filter(Boolean);
  return capital(parts.join(", "));
}

/** "2013" where the period is that year. */
export const wholeYear = ({ from, to }: Filter): string | null => (from && to && from.endsWith("-01-01") && to.endsWith("-12-31") && from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : null);

export function overviewTitle({ totals }: Overview, filtered: boolean, filter: Filter): string {
  const artists = filter.artist.length > 0 ? "" : ` by ${count(totals.artists, "artist")}`;
  const amount = `${count(totals.plays, "play")}${artists}.`;
  const subject = filtered ? subjectOf(filter, wholeYear(filter)) : span(totals.days);
  return subject ? `${subject}: ${amount}` : amount;
}
