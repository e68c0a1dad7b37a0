import { expect, test } from "vitest";
import { artistWords, genreWords, hourRun, hourWords, sameSet, seasonWords, toggled, weekdayWords } from "./chip_words";

test("weekdays read as a person says them", () => {
  expect(weekdayWords([])).toBe("Any weekday");
  expect(weekdayWords([7, 6])).toBe("Weekends");
  expect(weekdayWords([1, 2, 3, 4, 5])).toBe("Monday to Friday");
  expect(weekdayWords([3])).toBe("Wednesday");
  expect(weekdayWords([5, 1])).toBe("Mon, Fri");
});

test("hours that follow each other are a span, over midnight too", () => {
  expect(hourWords([16])).toBe("16:00 to 17:00");
  expect(hourWords([23, 0, 22, 1])).toBe("22:00 to 02:00");
  expect(hourWords([1, 5])).toBe("2\u00a0hours");
  expect(hourRun([0, 1, 2])).toEqual({ from: 0, length: 3 });
  expect(hourRun([0, 2])).toBeNull();
});

test("all of a kind is any of it", () => {
  expect(hourWords(Array.from({ length: 24 }, (_, at) => at))).toBe("Any hour");
  expect(weekdayWords([1, 2, 3, 4, 5, 6, 7])).toBe("Any weekday");
  expect(seasonWords(["winter", "spring", "summer", "autumn"])).toBe("Any season");
});

test("more than two names are counted", () => {
  expect(genreWords(["rock"], ["dub"])).toBe("Rock or Dub");
  expect(genreWords(["unknown"], [])).toBe("Genre not known");
  expect(genreWords(["rock", "pop"], ["dub"])).toBe("3\u00a0genres");
  expect(artistWords(["Radiohead", undefined])).toBe("Radiohead or …");
});

test("a value is put in and taken out", () => {
  expect(toggled([1, 2], 3)).toEqual([1, 2, 3]);
  expect(toggled([1, 2], 1)).toEqual([2]);
});

test("sets do not mind the order", () => {
  expect(sameSet([1, 2], [2, 1])).toBe(true);
  expect(sameSet([1, 2], [1, 3])).toBe(false);
});
