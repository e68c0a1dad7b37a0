// What a reader does: filters, goes down to the plays, follows links, comes back, takes tables and pictures away.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { digits, numbersOf, parseCsv } from "./figures.mjs";
import { World, eventually, ready } from "./world.mjs";

const world = new World();
before(async () => {
  await world.lastfm();
  world.tonearm("-q", "sync");
  await world.serve();
});
after(() => world.end());

const count = async (page) => digits(await page.getByTestId("count").innerText());
const counted = (page, plays) => eventually(async () => (await count(page)) === plays, `a count of ${plays}`);
const drawerTotal = (page) =>
  eventually(async () => {
    const text = await page.getByTestId("drawer-total").innerText().catch(() => "");
    return /\d/.test(text) && digits(text);
  }, "the drawer's total");

async function over(route, options, use) {
  const page = await world.open(route, options);
  await use(page);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
}

test("a filter is in the address, holds in every view, and back takes it away", () =>
  over("/", {}, async (page) => {
    const [[all, weekends]] = world.sql({ n: "select count(*), count(*) filter (isodow(local_at) > 5) from plays" }).n;
    await counted(page, all);
    await page.getByTestId("chip-weekday").click();
    await page.getByRole("button", { name: "Weekends" }).click();
    await counted(page, weekends);
    assert.match(page.url(), /weekday=6.*weekday=7/);
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Genres" }).first().click();
    await ready(page);
    assert.match(page.url(), /\/genres\?.*weekday=6/);
    await counted(page, weekends);
    await page.goBack();
    await page.goBack();
    await counted(page, all);
    assert.doesNotMatch(page.url(), /weekday/);
  }));

test("a link shows the same page to whoever opens it", () =>
  over("/clock?from=2013-01-01&to=2013-12-31&hour=8&hour=9", {}, async (page) => {
    const [[plays]] = world.sql({
      n: "select count(*) from plays where year(local_at) = 2013 and hour(local_at) in (8, 9)",
    }).n;
    await counted(page, plays);
    await page.reload();
    await ready(page);
    await counted(page, plays);
    await page.getByTestId("clear-all").click();
    await counted(page, world.sql({ n: "select count(*) from plays" }).n[0][0]);
  }));

test("the period's handles move by keyboard, a week at a time", () =>
  over("/", {}, async (page) => {
    const handle = page.getByTestId("handle-from");
    await handle.focus();
    const before = await count(page);
    for (let i = 0; i < 30; i++) await handle.press("ArrowRight");
    await eventually(async () => (await count(page)) < before, "fewer plays");
    const from = /from=([\d-]+)/.exec(page.url())[1];
    await counted(page, world.sql({ n: `select count(*) from plays where local_at::date >= date '${from}'` }).n[0][0]);
  }));

test("from a family to its genres, to an artist, to the plays", () =>
  over("/genres?family=rock", {}, async (page) => {
    const inside = (await numbersOf(page, "genre-ranking")).rows;
    const [genre, plays] = inside[0];
    const of = await world.get(`/top/artists?genre=${encodeURIComponent(genre)}&limit=1`);
    assert.ok(Math.abs(Number(plays) - (await world.get(`/plays?genre=${encodeURIComponent(genre)}&limit=1`)).total.plays) < 0.01);
    await page.goto(`${world.url}/artist/${of.rows[0].id}`);
    await ready(page);
    await page.getByTestId("subject-plays").click();
    const [[all]] = world.sql({ n: `select count(*) from plays where artist_id = ${of.rows[0].id}` }).n;
    assert.equal(await drawerTotal(page), all);
    await page.keyboard.press("Escape");
    await eventually(async () => (await page.getByTestId("drawer").count()) === 0, "the drawer to close");
  }));

test("a mark is reached by arrow keys, and Enter opens the plays behind it", () =>
  over("/clock", {}, async (page) => {
    const chart = page.getByTestId("week-hours").locator(".chart");
    await chart.focus();
    await chart.press("Home");
    await chart.press("Enter");
    const total = await drawerTotal(page);
    const found = world.sql({
      n: "select count(*) from plays where isodow(local_at) in (1, 7) and hour(local_at) in (0, 23) group by isodow(local_at), hour(local_at)",
    }).n.flat();
    assert.ok(found.includes(total), `${total} is a corner of the week: ${found}`);
    await page.keyboard.press("Escape");
    await eventually(() => chart.evaluate((element) => element === document.activeElement), "focus to come back");
  }));

test("a click on a bar of the years filters, and a second one lifts it", () =>
  over("/", {}, async (page) => {
    const chart = page.getByTestId("plays-by-year").locator(".chart");
    const all = await count(page);
    const { width, height } = await chart.boundingBox();
    const press = () => chart.click({ position: { x: width * 0.23, y: height - 40 } });
    await press();
    const year = await eventually(() => /from=(\d{4})-01-01/.exec(page.url())?.[1], "a year in the address");
    await counted(page, world.sql({ n: `select count(*) from plays where year(local_at) = ${year}` }).n[0][0]);
    await ready(page);
    await page.waitForTimeout(200);
    await press();
    await counted(page, all);
  }));

test("each figure of each view has a table of the numbers that its CSV holds", async () => {
  for (const route of ["/", "/genres", "/clock", "/years", "/seasons", "/calendar", "/explore"])
    await over(route, {}, async (page) => {
      const toggles = page.getByTestId("table-toggle");
      const many = await toggles.count();
      assert.ok(many > 0, `${route} has figures`);
      for (let i = 0; i < many; i++) await toggles.nth(i).click();
      await ready(page);
      for (const figure of await page.locator("section.figure").all()) {
        if ((await figure.getByTestId("table-toggle").count()) === 0) continue;
        const name = await figure.getAttribute("data-testid");
        const { columns, rows } = await numbersOf(page, name);
        assert.deepEqual(await figure.locator("thead th").allInnerTexts(), columns, `${route} ${name}`);
        const shown = await figure.locator("tbody tr").count();
        assert.equal(shown, Math.min(200, rows.length), `${route} ${name}: rows`);
      }
    });
});

test("a picture can be taken away as SVG and as PNG", () =>
  over("/years", {}, async (page) => {
    const take = async (label) => {
      await page.getByTestId("years-in-common-download").click();
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: label }).click()]);
      return readFileSync(await download.path());
    };
    assert.match((await take("Drawing (SVG)")).toString(), /^<(\?xml|svg)[^]*<\/svg>\s*$/);
    assert.equal((await take("Picture (PNG)")).subarray(1, 4).toString(), "PNG");
  }));

test("the theme follows the system, can be turned, and is remembered", () =>
  over("/", { theme: "dark" }, async (page) => {
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(await background(), "rgb(16, 20, 21)");
    await page.keyboard.press("t");
    await eventually(async () => (await background()) === "rgb(255, 255, 255)", "the light theme");
    await page.reload();
    assert.equal(await background(), "rgb(255, 255, 255)");
  }));

test("keys are listed by ?, and / finds an artist", () =>
  over("/", {}, async (page) => {
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.getByTestId("search-input").fill("radiohead");
    await page.getByRole("option", { name: /Radiohead/ }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/artist\/-?\d+/);
    await ready(page);
    assert.equal(await page.getByTestId("h1").innerText(), "Radiohead");
  }));

test("an empty selection says what to lift, and lifts it", () =>
  over("/genres?from=2013-06-01&to=2013-06-01&hour=4&weekday=1", {}, async (page) => {
    const nothing = page.getByTestId("nothing").first();
    await nothing.waitFor();
    await nothing.getByRole("button").first().click();
    await eventually(async () => (await count(page)) > 0 || !/hour=4.*weekday=1/.test(page.url()), "a filter to be lifted");
  }));

test("the list of plays pages on without an end and without a gap", () =>
  over("/plays", {}, async (page) => {
    const first = (await world.get("/plays?limit=400")).rows;
    const second = (await world.get(`/plays?limit=400&before=${(await world.get("/plays?limit=400")).next}`)).rows;
    const ids = world.sql({ n: "select uts from plays order by uts desc, scrobble_id desc limit 800" }).n.flat();
    assert.deepEqual([...first, ...second].map(({ uts }) => uts), ids);
    await page.getByTestId("play").first().waitFor();
    await page.mouse.move(700, 700);
    await eventually(async () => {
      await page.mouse.wheel(0, 3000);
      const last = () => [...document.querySelectorAll("[data-testid=play]")].at(-1)?.getAttribute("aria-rowindex");
      return Number(await page.evaluate(last)) > 300;
    }, "rows far down");
    assert.ok((await page.getByTestId("play").count()) < 200, "only what is near is drawn");
  }));

test("on a phone nothing is wider than the screen", async () => {
  for (const route of ["/", "/genres", "/clock", "/years", "/seasons", "/calendar", "/explore", "/plays", "/status"])
    await over(route, { width: 390, height: 844 }, async (page) => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 390, `${route} is ${wide} wide`);
    });
});
