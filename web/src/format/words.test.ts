import { describe, expect, it } from "vitest";
import { ago, bytes, capital, clockTime, count, day, hours, list, longDay, monthName, monthOf, number, percent, period, plays, points, short, weekdayName } from "./words";

describe("numbers", () => {
  it("have groups, a true minus and as many decimals as asked", () => {
    expect([number(104571), number(-7.44, 1), number(0, 1), number(-0.01, 1)]).toEqual(["104,571", "−7.4", "0.0", "0.0"]);
  });

  it("shares have a decimal only below 10 %", () => {
    expect([percent(0.35), percent(0.098), percent(0.0995), percent(0), percent(1)]).toEqual(["35\u00a0%", "9.8\u00a0%", "10\u00a0%", "0\u00a0%", "100\u00a0%"]);
  });

  it("differences carry their sign, nothing carries none", () => {
    expect([points(0.067), points(-0.074), points(0), points(0.0004), points(-0.0004)]).toEqual(["+6.7", "−7.4", "0.0", "0.0", "0.0"]);
  });

  it("get short from ten thousand on", () => {
    expect([9999, 104571, 12345, 10_000, 2.5, 1_250_000, 0].map(short)).toEqual(["9,999", "105k", "12.3k", "10k", "2.5", "1.3m", "0"]);
  });

  it("plays show the part that a genre filter leaves, where it can be seen", () => {
    expect([plays(1), plays(0.5), plays(9.97), plays(1234.5)]).toEqual(["1", "0.5", "10", "1,235"]);
    expect([count(1, "play"), count(2, "play"), count(0.5, "play"), count(2, "play", "plays of it")].map((text) => text.replace("\u00a0", " "))).toEqual(["1 play", "2 plays", "0.5 plays", "2 plays of it"]);
  });

  it("sizes are decimal", () => {
    expect([bytes(999), bytes(4_123_456), bytes(123_456_789)].map((text) => text.replace("\u00a0", " "))).toEqual(["999 bytes", "4.1 MB", "123 MB"]);
  });
});

describe("days", () => {
  it("are those of the listener, whatever the reader's zone", () => {
    expect([day("2005-02-13"), longDay("2005-02-13"), monthOf("2005-02"), monthName(12), weekdayName(1), weekdayName(7)]).toEqual(["13 Feb 2005", "Sunday 13 February 2005", "February 2005", "December", "Monday", "Sunday"]);
  });

  it("periods say whole years and months as such", () => {
    expect([
      period(null, undefined), period("2005-01-01", "2005-12-31"), period("2005-01-01", "2006-12-31"), period("2008-02-01", "2008-02-29"),
      period("2008-02-01", "2008-02-28"), period("2008-02-03", "2008-02-03"), period("2008-02-03", null), period(null, "2008-02-03"),
    ]).toEqual(["the whole history", "2005", "2005 to 2006", "February 2008", "1 Feb 2008 to 28 Feb 2008", "3 Feb 2008", "since 3 Feb 2008", "until 3 Feb 2008"]);
  });

  it("hours run to the next full hour, past midnight", () => {
    expect([hours(16), hours(23), hours(22, 26), clockTime("2015-04-14 22:45:11")]).toEqual(["16:00 to 17:00", "23:00 to 00:00", "22:00 to 02:00", "22:45"]);
  });

  it("instants are told from now", () => {
    const now = Date.parse("2026-11-23T12:00:00Z");
    expect([ago("2026-11-23T09:00:00Z", now), ago("2026-11-23T12:05:00Z", now), ago("2026-11-22T12:00:00Z", now)]).toEqual(["3 hours ago", "in 5 minutes", "yesterday"]);
  });
});

it("names are joined as one says them", () => {
  expect([list([]), list(["rock"]), list(["rock", "punk"], "or"), list(["rock", "punk", "folk"]), capital("r&b & soul")]).toEqual(["", "rock", "rock or punk", "rock, punk and folk", "R&B & soul"]);
});
