// Every view's numbers, as its figures give them away, against SQL over the staged Parquet.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { digits, numbersOf, parseCsv } from "./figures.mjs";
import { Selection } from "./selection.mjs";
import { World, ready } from "./world.mjs";

const world = new World();
before(async () => {
  await world.lastfm();
  world.tonearm("-q", "sync");
  await world.serve();
});
after(() => world.end());

const selections = {
  "everything": new Selection(),
  "weekends of three years": new Selection({ from: "2012-01-01", to: "2014-12-31", weekday: [6, 7] }),
  "rock on winter evenings": new Selection({ family: ["rock"], season: ["winter"], hour: [18, 19, 20, 21, 22, 23] }),
};

const close = (a, b) => Math.abs(a - b) <= 1e-5 * Math.max(1, Math.abs(a), Math.abs(b));

/** Rows of text against rows of SQL: numbers where SQL gives numbers. */
function assertRows(shown, expected, what) {
  assert.equal(shown.length, expected.length, `${what}: rows`);
  expected.forEach((row, i) =>
    row.forEach((value, j) => {
      const said = shown[i][j];
      if (value === null) assert.equal(said, "", `${what}: row ${i}, column ${j}`);
      else if (typeof value === "number") assert.ok(close(Number(said), value), `${what}: row ${i}, column ${j}: ${said}, not ${value}`);
      else assert.equal(said, String(value), `${what}: row ${i}, column ${j}`);
    }),
  );
}

const take = (rows, columns) => rows.map((row) => columns.map((at) => row[at]));

async function shown(page, figure, columns) {
  const { rows } = await numbersOf(page, figure);
  assert.ok(rows.length > 0, `${figure} is empty`);
  return columns ? take(rows, columns) : rows;
}

/** Rankings whose equal rows may stand in any order: the numbers in order, and each name's own number. */
function assertRanking(rows, all, name, what) {
  const top = all.slice(0, rows.length);
  rows.forEach((row, i) => assert.ok(close(Number(row.at(-1)), top[i].at(-1)), `${what}: place ${i + 1}: ${row.at(-1)}, not ${top[i].at(-1)}`));
  const plays = new Map(all.map((row) => [row.slice(0, -1).join("\u0000"), row.at(-1)]));
  for (const row of rows) {
    const key = row.slice(0, -1).join("\u0000");
    assert.ok(plays.has(key) && close(Number(row.at(-1)), plays.get(key)), `${what}: ${key} has ${row.at(-1)}, not ${plays.get(key)}`);
  }
}

for (const [called, selection] of Object.entries(selections))
  describe(`of ${called}`, () => {
    const at = (path) => world.open(path + selection.query);
    const sql = (queries, over = selection) =>
      world.sql(Object.fromEntries(Object.entries(queries).map(([name, statement]) => [name, over.sql(statement)])));

    test("the overview", async () => {
      const page = await at("/");
      const expected = sql({
        totals: "select sum(weight), count(*), count(distinct artist_id), count(distinct day) from chosen",
        hours: "select sum(coalesce(weight, 0)) from range(24) h(h) left join chosen on hour = h group by h order by h",
        artists: "select artist, sum(weight) from chosen group by all order by 2 desc",
        albums: "select album, artist, sum(weight) from chosen where album <> '' group by all order by 3 desc",
        tracks: "select track, artist, sum(weight) from chosen group by all order by 3 desc",
      });
      const years = sql({ years: "select year::varchar, sum(weight), count(distinct artist_id), count(distinct day) from chosen group by year order by year" }, selection.anyTime);
      const [plays, scrobbles, artists, days] = expected.totals[0];
      assert.equal(digits(await page.getByTestId("kpi-plays").innerText()), Math.round(plays));
      assert.equal(digits(await page.getByTestId("kpi-artists").innerText()), artists);
      assert.equal(digits(await page.getByTestId("kpi-days-with-music").innerText()), days);
      assert.ok(scrobbles >= Math.floor(plays));
      assertRows(await shown(page, "plays-by-hour", [1]), expected.hours, "hours");
      const played = (await shown(page, "plays-by-year", [0, 1, 2, 5])).filter((row) => Number(row[1]) > 0);
      assertRows(played, years.years, "years");
      assertRanking(await shown(page, "top-artists", [0, 1]), expected.artists, "artist", "artists");
      assertRanking(await shown(page, "top-albums", [0, 1, 2]), expected.albums, "album", "albums");
      assertRanking(await shown(page, "top-tracks", [0, 1, 2]), expected.tracks, "track", "tracks");
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });

    test("genres", async () => {
      const page = await at("/genres");
      const expected = sql({
        ranking: "select name, sum(p.weight), sum(p.weight) / sum(sum(p.weight)) over () from chosen c join parts p using (artist_id) group by name",
        Month: "select strftime(day, '%Y-%m'), name, sum(p.weight) from chosen c join parts p using (artist_id) group by all",
        Quarter: "select year || '-Q' || quarter(day), name, sum(p.weight) from chosen c join parts p using (artist_id) group by all",
      });
      const ranking = await shown(page, "genre-ranking", [0, 1, 2]);
      const of = new Map(expected.ranking.map(([name, plays, share]) => [name, { plays, share }]));
      for (const [name, plays, share] of ranking) {
        assert.ok(close(Number(plays), of.get(name).plays), `${name}: ${plays}, not ${of.get(name).plays}`);
        assert.ok(close(Number(share), of.get(name).share), `${name}: ${share}, not ${of.get(name).share}`);
      }
      const trend = await numbersOf(page, "genre-trend");
      const buckets = new Map();
      for (const [bucket, name, plays] of expected[trend.columns[0]]) buckets.set(bucket, (buckets.get(bucket) ?? new Map()).set(name, plays));
      const names = trend.columns.slice(1, -1).map((name) => name.toLowerCase());
      let compared = 0;
      for (const row of trend.rows) {
        const of = buckets.get(row[0]) ?? new Map();
        const all = [...of.values()].reduce((sum, plays) => sum + plays, 0);
        assert.ok(close(Number(row.at(-1)), all), `${row[0]}: ${row.at(-1)} plays, not ${all}`);
        names.forEach((name, i) => {
          if (all === 0 || !expected.ranking.some((known) => known[0] === name)) return;
          assert.ok(close(Number(row[i + 1]), (of.get(name) ?? 0) / all), `${name} in ${row[0]}: ${row[i + 1]}`);
          compared++;
        });
      }
      assert.ok(compared > 20, "bands were compared");
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });

    test("the clock", async () => {
      const page = await at("/clock");
      const expected = sql({
        hours: "select sum(coalesce(weight, 0)), sum(coalesce(weight, 0)) / sum(sum(weight)) over () from range(24) h(h) left join chosen on hour = h group by h order by h",
        weekdays: "select sum(coalesce(weight, 0)), sum(coalesce(weight, 0)) / sum(sum(weight)) over () from range(1, 8) d(d) left join chosen on weekday = d group by d order by d",
        cells: "select weekday, hour, sum(weight) from chosen group by all",
      });
      assertRows(await shown(page, "hour-shares", [1, 2]), expected.hours.map(([plays, share]) => [plays, share ?? 0]), "hours");
      assertRows(await shown(page, "weekday-shares", [1, 4]), expected.weekdays.map(([plays, share]) => [plays, share ?? 0]), "weekdays");
      const days = (await shown(page, "weekday-shares", [2])).map(([number]) => Number(number));
      const week = await shown(page, "week-hours");
      for (const [weekday, hour, plays] of expected.cells)
        assert.ok(Math.abs(Number(week[hour][weekday]) - plays / days[weekday - 1]) < 2e-6, `weekday ${weekday}, ${hour} o'clock`);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });

    test("years", async () => {
      const page = await at("/years");
      const expected = sql({
        years: `select year::varchar, sum(case when first = year then weight else 0 end) / sum(weight),
          count(distinct case when first = year then artist_id end), count(distinct artist_id), sum(weight)
          from chosen join (select artist_id, min(year(local_at)) as first from plays group by artist_id) using (artist_id)
          group by year order by year`,
        common: `, shares as (select year, g.genre, sum(g.weight) / any_value(total) as share
            from chosen c join weights g using (artist_id) join (select year, sum(weight) as total from chosen group by year) using (year)
            where true ${selection.filter.family ? "and g.family in ('rock')" : ""} group by year, g.genre)
          select a.year, b.year, sum(least(a.share, b.share)) from shares a join shares b on a.genre = b.genre and a.genre <> 'unknown' group by all order by 1, 2`,
      });
      assertRows(await shown(page, "new-artists"), expected.years, "years");
      const matrix = await numbersOf(page, "years-in-common");
      const years = matrix.rows.map(([year]) => Number(year));
      for (const [a, b, common] of expected.common)
        assert.ok(close(Number(matrix.rows[years.indexOf(a)][1 + years.indexOf(b)]), common), `${a} and ${b}`);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });

    test("seasons", async () => {
      const page = await at("/seasons");
      if (selection.filter.season) {
        assert.match(await page.getByTestId("h1").innerText(), /not enough/i, "one season cannot be compared");
        return page.context().close();
      }
      const season = "['winter', 'spring', 'summer', 'autumn'][month(day) % 12 // 3 + 1]";
      const expected = sql({
        mix: `, sums as (select ${season} as season, name, sum(p.weight) as plays from chosen c join parts p using (artist_id) group by all)
          select season, name, plays / sum(plays) over (partition by season) from sums`,
        plays: `select ${season}, sum(weight) from chosen group by all`,
      });
      const mix = await numbersOf(page, "season-mix");
      const column = (name) => mix.columns.findIndex((label) => label.toLowerCase() === name);
      const row = (name) => mix.rows.find(([label]) => label.toLowerCase() === name);
      for (const [name, family, share] of expected.mix)
        if (column(family) > 0) assert.ok(close(Number(row(name)[column(family)]), share), `${family} in ${name}`);
      for (const [name, plays] of expected.plays) assert.ok(close(Number(row(name).at(-1)), plays), `plays in ${name}`);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });

    test("the calendar", async () => {
      const page = await at("/calendar");
      const expected = sql({ days: "select day::varchar, sum(weight) from chosen group by day order by day" });
      assertRows(await shown(page, "calendar-days"), expected.days, "days");
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });

    test("the list of plays, and its CSV", async () => {
      const page = await at("/plays");
      const expected = sql({ plays: "select uts, artist, track from chosen order by uts desc, scrobble_id desc" });
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId("csv").click()]);
      const [columns, ...rows] = parseCsv(readFileSync(await download.path(), "utf8"));
      const named = ["uts", "artist", "track"].map((name) => columns.indexOf(name));
      assert.equal(rows.length, expected.plays.length, "as many lines as plays");
      const harmless = (text) => text.replace(/^'(?=[=+\-@])/, "");
      const key = ([uts, artist, track]) => `${uts}\u0000${harmless(artist)}\u0000${harmless(track)}`;
      assert.deepEqual(take(rows, named).map(key).sort(), expected.plays.map(key).sort());
      const first = page.getByTestId("play").first();
      assert.ok((await first.innerText()).includes(expected.plays[0][2]), "the newest play stands first");
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  });

test("an artist's page", async () => {
  const [{ id, name }] = (await world.get("/top/artists?limit=1")).rows;
  const expected = world.sql({
    months: `select strftime(local_at, '%Y-%m'), count(*) from plays where artist_id = ${id} group by 1 order by 1`,
    hours: `select h, count(uts) from range(24) h(h) left join plays on hour(local_at) = h and artist_id = ${id} group by h order by h`,
    ranks: `select year, rank from (select year, artist_id, rank() over (partition by year order by plays desc) as rank
      from (select year(local_at) as year, artist_id, count(*) as plays from plays group by all)) where artist_id = ${id} order by year`,
    tracks: `select track, count(*) from plays where artist_id = ${id} group by 1 order by 2 desc`,
  });
  const page = await world.open(`/artist/${id}`);
  assert.equal(await page.getByTestId("h1").innerText(), name);
  const months = (await shown(page, "subject-months")).filter(([, plays]) => Number(plays) > 0);
  assertRows(months, expected.months, "months");
  assertRows(await shown(page, "subject-hours", [1]), expected.hours.map(([, plays]) => [plays]), "hours");
  const ranks = (await shown(page, "subject-ranks", [0, 1])).filter(([, rank]) => rank !== "");
  assertRows(ranks, expected.ranks.map(([year, rank]) => [String(year), rank]), "ranks");
  assertRanking(await shown(page, "subject-tracks"), expected.tracks, "track", "tracks");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("two slices against each other", async () => {
  const page = await world.open("/explore?a.weekday=6&a.weekday=7&b.weekday=1&b.weekday=2&b.weekday=3&b.weekday=4&b.weekday=5");
  const weekend = new Selection({ weekday: [6, 7] }), workdays = new Selection({ weekday: [1, 2, 3, 4, 5] });
  const shares = "select name, sum(p.weight) / sum(sum(p.weight)) over () from chosen c join parts p using (artist_id) where name <> 'unknown' group by name";
  const expected = world.sql({ a: weekend.sql(shares), b: workdays.sql(shares) });
  const [a, b] = [expected.a, expected.b].map((rows) => new Map(rows));
  const rows = await shown(page, "slice-differences", [0, 1, 2, 3]);
  for (const [name, first, second, difference] of rows) {
    assert.ok(close(Number(first), a.get(name) ?? 0), `${name}: ${first}, not ${a.get(name)}`);
    assert.ok(close(Number(second), b.get(name) ?? 0), `${name}: ${second}, not ${b.get(name)}`);
    assert.ok(close(Number(difference), Number(second) - Number(first)), name);
  }
  assert.ok(rows.length > 5);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("the status", async () => {
  const page = await world.open("/status");
  const [[plays]] = world.sql({ plays: "select count(*) from plays" }).plays;
  assert.match(await page.locator("main").innerText(), new RegExp(plays.toLocaleString("en-GB")));
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
