// `tonearm publish site`: the page from a folder and from a plain server, its numbers against those of `tonearm serve`, and what
// must not be in its files.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { inflateSync } from "node:zlib";
import { violations } from "../dashboard/violations.mjs";
import { eventually, ready, root, World } from "../dashboard/world.mjs";

const world = new World();
const hostile = "<img src=x onerror=alert(1)>";
/** No title of others names it. */
const hidden = "65daysofstatic";
const folders = {};
const year = "2008";

before(async () => {
  // the demo, and names that break careless programs; a window that never answers; plays without a time
  await world.lastfm(["--history", `${root}/demo/history.csv.gz`, "--tags", `${root}/demo/artist_tags.csv`, "--fault", "strange_text=1", "--fault", "undated=40"]);
  await add([{ user: "demo", uts: 1262340000, artist: hostile, album: "&quot;\"'<b>", track: "</script><script>alert(1)</script>" }]);
  world.tonearm("-q", "sync");
  publish("whole", "--year", year, "--url", "https://example.org/music/");
  publish("plays", "--plays");
  publish("private", "--private-before", "2008-03-05", "--hide", hidden, "--no-times", "--plays", "--year", year);
  await world.serve();
});
after(() => world.end());

/** New plays at the stand-in last.fm. */
async function add(plays) {
  const answer = await fetch(`http://127.0.0.1:${world.simulator.port}/_sim/add`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(plays) });
  assert.ok(answer.ok, String(answer.status));
}

function publish(name, ...flags) {
  folders[name] = path.join(world.folder, name);
  return world.tonearm("publish", "site", folders[name], "--yes", ...flags);
}

/** Every file below a folder, by its name. */
function filesOf(folder, below = "") {
  return readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesOf(folder, path.join(below, entry.name)) : [path.join(below, entry.name)]));
}

/** What data/ says, unpacked: {"facts.js": {"about": bytes, …}}. */
const partsOf = (folder) =>
  Object.fromEntries(
    filesOf(path.join(folder, "data")).map((name) => [
      name,
      Object.fromEntries([...readFileSync(path.join(folder, "data", name), "utf8").matchAll(/push\(\["([^"]+)","([^"]*)"\]\)/g)].map(([, part, text]) => [part, inflateSync(Buffer.from(text, "base64"))])),
    ]),
  );

/** All bytes that the site gives away, unpacked. */
const everything = (folder) =>
  Buffer.concat([...filesOf(folder).filter((name) => !name.startsWith("assets/site")).map((name) => readFileSync(path.join(folder, name))), ...Object.values(partsOf(folder)).flatMap(Object.values)]);

async function open(base, route = "", options = {}) {
  const browser = await world.browser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: "reduce", locale: "en-GB", ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.asked = [];
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && page.complaints.push(message.text()));
  page.on("dialog", (dialog) => (page.complaints.push(`a script ran: ${dialog.message()}`), dialog.dismiss()));
  page.on("request", (request) => page.asked.push(request.url()));
  await page.goto(`${base}index.html${route}`);
  await ready(page);
  return page;
}

const fromDisk = (name) => `${pathToFileURL(folders[name])}/`;

/** `python3 -m http.server` over the folder above, so that the site lies in a sub-path. */
async function served(name, use) {
  const child = spawn("python3", ["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", world.folder], { stdio: ["ignore", "pipe", "ignore"] });
  let said = "";
  child.stdout.on("data", (text) => (said += text));
  try {
    const [, port] = await eventually(() => /port (\d+)/.exec(said), "a web server");
    return await use(`http://127.0.0.1:${port}/${name}/`);
  } finally {
    child.kill();
  }
}

const views = {
  "#/": /Ten years of listening: [\d,]+ plays by [\d,]+ artists\./,
  "#/genres": /Rock|Punk/,
  "#/clock": /Half of your plays fall between/,
  "#/years": /Yes|Probably|No sign/,
  "#/seasons": /No sign|Yes|Probably/,
  "#/calendar": /Music on .* of days/,
  "#/explore": /points|Not enough/,
  "#/status": /[\d,]+ plays, 13 Feb/,
  "#/?from=2008-01-01&to=2008-12-31": /^2008: [\d,]+ plays/,
  "#/genres?family=rock&weekday=6": /rock/i,
  "#/clock?family=rock&weekday=6": /Most at \d\d:00/,
  "#/years?family=rock&weekday=6": /Not tested under this filter/,
  "#/seasons?family=rock&weekday=6": /Not tested under this filter/,
  "#/nothing": /There is no such page/,
};

/** Without the blanks that hold a number and its unit together. */
const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ").trim();

async function looksRight(page) {
  for (const [route, heading] of Object.entries(views)) {
    await page.evaluate((to) => void (location.hash = to), route.slice(1));
    await ready(page);
    const said = async () => plain(await page.locator("h1").first().textContent());
    await eventually(async () => heading.test(await said()), `${route} to say ${heading}; it says ${await said()}`, 10_000);
    assert.equal(await page.locator('[data-testid="failure"]').count(), 0, `${route}: a failure is shown`);
  }
  assert.deepEqual(page.complaints, []);
}

describe("the page", () => {
  test("works from a folder, in every view, and asks for nothing else", async () => {
    const page = await open(fromDisk("whole"));
    await looksRight(page);
    for (const url of page.asked) assert.ok(url.startsWith(fromDisk("whole")) || url.startsWith("data:"), url);
  });

  test("works from any web server, below any path, and asks nobody else", async () => {
    await served("whole", async (base) => {
      const page = await open(base);
      await looksRight(page);
      for (const url of page.asked) assert.ok(url.startsWith(base) || url.startsWith("data:"), url);
    });
  });

  test("filters, remembers where it is, and says where plays would be", async () => {
    const page = await open(fromDisk("whole"));
    const plays = () => page.getByTestId("kpi-plays").textContent();
    const all = await plays();
    await page.getByTestId("chip-period").click();
    await page.getByRole("button", { name: year, exact: true }).click();
    await ready(page);
    assert.notEqual(await plays(), all);
    assert.match(page.url(), /index\.html#\/\?from=2008-01-01&to=2008-12-31$/);
    await page.reload();
    await ready(page);
    assert.match(await page.locator("h1").first().textContent(), /^2008/);
    await page.goBack();
    await ready(page);
    assert.equal(await plays(), all);
    await page.getByTestId("top-artists").first().locator("button.ranked-plays").first().click();
    assert.match(await page.getByTestId("unsaid").textContent(), /not part of this site/);
    assert.equal(await page.getByTestId("drawer").count(), 0);
    await page.getByRole("link", { name: "Skip to the charts" }).press("Enter");
    assert.equal(new URL(page.url()).hash.startsWith("#/") || new URL(page.url()).hash === "", true);
    assert.deepEqual(page.complaints, []);
  });

  test("shows the artist with the hostile name as text", async () => {
    const page = await open(fromDisk("plays"), "#/plays?from=2010-01-01&to=2010-01-01");
    assert.ok((await page.locator("body").textContent()).includes("</script><script>alert(1)</script>"));
    assert.equal(await page.locator("img[src=x]").count(), 0);
    assert.deepEqual(page.complaints, []);
  });

  for (const colorScheme of ["light", "dark"])
    test(`can be used by everyone: axe-core finds nothing, wide and narrow, ${colorScheme}`, async () => {
      const found = [];
      for (const width of [1440, 390]) {
        const page = await open(fromDisk("whole"), "", { viewport: { width, height: 1000 }, colorScheme });
        for (const route of Object.keys(views)) {
          await page.evaluate((to) => void (location.hash = to), route.slice(1));
          await ready(page);
          for (const one of await violations(page)) found.push(`${width} ${route} ${one}`);
        }
        await page.goto(`${fromDisk("whole")}year-${year}/index.html`);
        for (const one of await violations(page)) found.push(`${width} year ${one}`);
        await page.context().close();
      }
      assert.deepEqual(found, []);
    });

  test("opens the plays where they travel", async () => {
    const page = await open(fromDisk("plays"));
    await page.getByTestId("top-tracks").first().locator("button.ranked-plays").first().click();
    await page.getByTestId("drawer").waitFor();
    await ready(page);
    assert.match(plain(await page.getByTestId("drawer-total").textContent()), /[\d,]+ plays/);
    assert.deepEqual(page.complaints, []);
  });
});

/** What a site without plays does not carry, or a slice that was not tested: there it says null, or nothing. */
const notCarried = {
  "/overview": ["first_play", "last_play", "totals.albums", "totals.tracks", "before.totals.albums", "before.totals.tracks"],
  "/clock": ["hours.*.low", "hours.*.high"],
  "/compare": ["rows.*.low", "rows.*.high", "headline", "sentence", "method"],
  "/artists": ["first_play", "last_play", "albums", "tracks"],
  "/answers": ["sentence", "headline", "verdict", "effect", "interval", "p", "visible", "n", "method", "half_life_weeks", "by_family", "carried_by", "thirds", "evidence", "by_year", "busiest_half", "middle",
    "against_rest", "usable_years", "families.verdict", "families.p", "families.rows", "families.*.low", "families.*.high", "genres.*.low", "genres.*.high", "half_years"],
  "/meta": ["generation", "can_sync"],
};

let compared = 0;

/** Every leaf alike: numbers to a millionth and a half (each is rounded to a millionth), all else the same. `at`: "question rows.0.plays". */
function assertSame(site, server, at, left) {
  const where = at.slice(at.lastIndexOf(" ") + 1);
  if (left.includes(where.replace(/\b\d+\b/g, "*"))) return;
  if (typeof server === "number") {
    compared += 1;
    assert.equal(typeof site, "number", `${at}: ${site}, not ${server}`);
    assert.ok(Math.abs(site - server) <= 1.5e-6, `${at}: ${site}, not ${server}`);
  } else if (server === null || typeof server !== "object") assert.equal(site, server, at);
  else {
    assert.ok(site && typeof site === "object", `${at}: ${site}, not an object`);
    if (Array.isArray(server)) assert.equal(site.length, server.length, `${at}: rows`);
    for (const key of Object.keys(server)) assertSame(site[key], server[key], at.endsWith(" ") ? at + key : `${at}.${key}`, left);
  }
}

const periods = ["", "from=2008-01-01&to=2008-12-31", "from=2006-03-15&to=2009-07-02", "to=2010-06-30", "from=2013-11-20"];
const others = ["", "family=rock", "family=rock&family=punk", "genre=britpop", "weekday=6&weekday=7", "weekday=1&weekday=2&weekday=3&weekday=4&weekday=5", "season=winter", "family=r%26b+%26+soul&weekday=1&season=summer",
  "hour=22&hour=23&hour=0", "family=electronic&hour=9&weekday=3"];
const slices = periods.flatMap((period) => others.map((other) => [period, other].filter(Boolean).join("&")));
const questions = ["/overview", "/top/artists?limit=50", "/clock", "/seasons", "/calendar", "/genres/trend?by=quarter&limit=5", "/genres/trend?by=month&level=genre", "/genres/unknown", "/answers/genres", "/answers/clock",
  "/answers/years", "/answers/seasons", "/facets?of=weekday", "/facets?of=hour", "/facets?of=season", "/facets?of=family", "/facets?of=genre", "/facets?of=artist&q=the&limit=20", "/plays?limit=1"];

/** Each question of a third of the slices, so that every slice and every question meets many. */
const asked = slices.flatMap((slice, i) => questions.filter((_, j) => (i + j) % 3 === 0).map((question) => question + (question.includes("?") ? "&" : "?") + slice));

const isTested = (slice) => ["", "from=2008-01-01&to=2008-12-31", "family=rock", "weekday=6&weekday=7", "weekday=1&weekday=2&weekday=3&weekday=4&weekday=5"].includes(slice);

function leftOut(route, full) {
  const [question, query = ""] = route.split("?");
  const slice = query.replace(/^(by|limit|level|of|q)=[^&]*&?/, "").replace(/^(level|limit|q)=[^&]*&?/, "").replace(/^limit=[^&]*&?/, "");
  const kind = `/${question.split("/")[1]}`;
  if (question === "/meta") return notCarried["/meta"];
  if (question === "/plays") return full ? [] : ["rows", "next"];
  if (kind === "/answers" || question === "/clock") return isTested(slice) ? [] : notCarried[kind];
  if (kind === "/artists") return notCarried[kind];
  return notCarried[question] ?? [];
}

const ofSite = (page, route) => page.evaluate(([at, query]) => globalThis.tonearm(at, query), route.split("?"));

describe("the numbers", () => {
  test(`are those of tonearm serve: ${asked.length} questions`, async () => {
    const page = await open(fromDisk("whole"));
    assert.ok(asked.length >= 200);
    const wrong = [];
    for (const route of asked) {
      const [site, server] = [await ofSite(page, route), await world.get(route)];
      try {
        assertSame(site, server, `${route} `, leftOut(route));
      } catch (error) {
        wrong.push(error.message);
      }
    }
    assert.deepEqual(wrong, [], "the first difference of each question");
    assert.ok(compared > 50_000, `${compared} numbers were compared`);
  });

  test("of the first questions, of Explore and of artists too", async () => {
    const page = await open(fromDisk("whole"));
    const { rows } = await world.get("/top/artists?limit=400");
    const artists = rows.filter((_, i) => i % 60 === 0).flatMap(({ id }) => [`/artists/${id}?`, `/artists/${id}?family=rock&from=2008-01-01`]);
    const pairs = ["a.to=2009-12-31&b.from=2010-01-01", "a.weekday=1&a.weekday=2&b.weekday=6", "family=rock&a.season=winter&b.season=summer", "a.family=rock&b.family=punk"].map((pair) => `/compare?${pair}`);
    for (const route of ["/meta?", "/weeks?", "/search?q=the", "/search?q=BJ", ...artists, ...pairs]) {
      const left = leftOut(route);
      const [site, server] = [await ofSite(page, route), await world.get(route)];
      if (route.startsWith("/search")) Object.assign(server, { albums: [], tracks: [] });
      assertSame(site, server, `${route} `, left);
    }
  });

  test("and the plays, where they travel: every page of a list, the top titles of any slice", async () => {
    const page = await open(fromDisk("plays"));
    const names = ({ uts, local_time, artist, album, track, weight }) => ({ uts, local_time, artist, album, track, weight });
    for (const slice of ["", "from=2008-03-01&to=2008-04-15", "family=punk&weekday=5", "hour=3"]) {
      const [site, server] = [await ofSite(page, `/plays?limit=300&${slice}`), await world.get(`/plays?limit=300&${slice}`)];
      assertSame(site.total, server.total, `${slice} `, []);
      assertSame(site.rows.map(names), server.rows.map(names), `${slice} `, []);
      assert.equal(site.next === null, server.next === null, `${slice}: is there a second page?`);
      const [second, other] = site.next === null ? [site, server] : [await ofSite(page, `/plays?limit=300&${slice}&before=${site.next}`), await world.get(`/plays?limit=300&${slice}&before=${server.next}`)];
      assertSame(second.rows.map(names), other.rows.map(names), `${slice}, second page `, []);
      for (const kind of ["albums", "tracks"]) {
        const [top, its] = [await ofSite(page, `/top/${kind}?limit=20&${slice}`), await world.get(`/top/${kind}?limit=20&${slice}`)];
        assertSame(top, its, `top ${kind} ${slice} `, ["rows.*.id"]);
      }
    }
  });

  test("a number that is off by two millionths is noticed", () => {
    assert.throws(() => assertSame({ rows: [{ plays: 1.000002 }] }, { rows: [{ plays: 1 }] }, "planted ", []));
    assert.throws(() => assertSame({ rows: [] }, { rows: [{ plays: 1 }] }, "planted ", []));
    assert.throws(() => assertSame({}, { rows: [] }, "planted ", []));
  });
});

describe("what it gives away", () => {
  test("is no artist that is hidden, in no file", async () => {
    const [{ id }] = (await world.get(`/search?q=${hidden}`)).artists;
    const whole = everything(folders.whole);
    assert.ok(whole.includes(hidden) && whole.includes(id), "the check would find it where it is");
    const bytes = everything(folders.private);
    for (const text of [hidden, hidden.toLowerCase(), id]) assert.ok(!bytes.includes(text), `${text} is in the files`);
  });

  test("is no day before the one that is given, nor sums of it", async () => {
    const page = await open(fromDisk("private"));
    const meta = await ofSite(page, "/meta?");
    assert.ok(meta.first_day >= "2008-03-05", meta.first_day);
    const { artists } = await world.get(`/search?q=${hidden}`);
    const [all, its] = [await world.get("/plays?limit=1&from=2008-03-05"), await world.get(`/plays?limit=1&from=2008-03-05&artist=${artists[0].id}`)];
    assert.equal(meta.scrobbles, all.total.scrobbles - its.total.scrobbles);
    assert.equal(meta.without_time, 0);
    const overview = await ofSite(page, "/overview?");
    assert.ok(overview.years.every(({ year: at }) => at >= 2008));
    for (const [file, parts] of Object.entries(partsOf(folders.private)))
      for (const [name, bytes] of Object.entries(parts)) if (name !== "cube" && name !== "titles") assert.doesNotMatch(bytes.toString(), /200[567]-\d\d-\d\d/, `${file}, ${name}`);
  });

  test("is no hour where times are left out", async () => {
    const strip = (bytes) => bytes.toString("latin1");
    const clock = /\d\d:\d\d:\d\d|"hour"|local_hour|"busiest_half"/;
    assert.match(strip(everything(folders.plays)), clock, "the check would find them where they are");
    for (const [file, parts] of Object.entries(partsOf(folders.private)))
      for (const [name, bytes] of Object.entries(parts)) {
        if (name !== "cube") assert.doesNotMatch(strip(bytes), clock, `${file}, ${name}`);
        if (name.startsWith("plays-")) assert.deepEqual([JSON.parse(bytes).uts, JSON.parse(bytes).second], [[], []], name);
      }
    assert.doesNotMatch(readFileSync(path.join(folders.private, `year-${year}/index.html`), "utf8"), /\d\d:\d\d/);
    const page = await open(fromDisk("private"));
    assert.equal(await page.getByTestId("chip-hour").count(), 0);
    assert.equal(await page.locator('nav a[href="#/clock"]').count(), 0);
    await page.evaluate(() => void (location.hash = "/clock"));
    await ready(page);
    assert.match(await page.locator("h1").first().textContent(), /no such page/);
    assert.deepEqual(page.complaints, []);
  });

  test("is no single play, track or album where they are left out", () => {
    const bytes = everything(folders.whole);
    for (const text of ["</script>", "Strange Track", "Kid A"]) {
      assert.ok(everything(folders.plays).includes(text), `the check would find ${text}`);
      const found = bytes.includes(text) && !(text === "</script>");
      assert.ok(!found, `${text} is in the files`);
    }
    assert.ok(!existsSync(path.join(folders.whole, "data/titles.js")));
  });

  test("is said before it is written", () => {
    const said = publish("private", "--private-before", "2008-03-05", "--hide", hidden, "--no-times", "--plays", "--year", year);
    for (const words of [/[\d,]+ plays, 2008-03-\d\d to 2015-04-14/, /[\d,]+ artists, by name/, /no hours of the day/, /every play itself/, /nothing before 2008-03-05/, new RegExp(`nothing of ${hidden}`), /MB in \d+ files/])
      assert.match(said, words);
  });

  test("is no path of this machine, no key, no address", () => {
    for (const name of ["whole", "plays", "private"])
      for (const text of [world.folder, "demo-key", "127.0.0.1", root]) assert.ok(!everything(folders[name]).includes(text), `${name}: ${text}`);
  });

  test("nothing where the hours would be said to be another clock's", () => {
    const folder = path.join(world.folder, "moved");
    assert.throws(() => world.tonearm("--zone", "Asia/Tokyo", "publish", "site", folder, "--yes"), /the times of the plays are not those of Asia\/Tokyo/);
    assert.ok(!existsSync(folder));
  });

  test("nothing at all where the artist to hide is not known, or the year has no plays", () => {
    for (const flags of [["--hide", "65daysofstatik"], ["--year", "1999"]]) {
      assert.throws(() => publish("nothing", ...flags), /Did you mean 65daysofstatic|no plays of 1999/);
      assert.ok(!existsSync(folders.nothing));
    }
  });
});

const sizeOf = (png) => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe("beside it", () => {
  test("lie pictures of the sizes that others show, and a quiet page of the year", async () => {
    const file = (name) => readFileSync(path.join(folders.whole, name));
    assert.deepEqual(sizeOf(file("og.png")), [1200, 630]);
    assert.deepEqual(sizeOf(file(`year-${year}/wide.png`)), [1200, 630]);
    assert.deepEqual(sizeOf(file(`year-${year}/tall.png`)), [1080, 1920]);
    const index = file("index.html").toString();
    assert.match(index, /og:image" content="https:\/\/example.org\/music\/og.png"/);
    assert.match(file(`year-${year}/index.html`).toString(), /og:image" content="https:\/\/example.org\/music\/year-2008\/wide.png"/);
    const browser = await world.browser();
    const page = await browser.newPage({ javaScriptEnabled: false });
    const complaints = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await page.goto(`${fromDisk("whole")}year-${year}/index.html`);
    const { totals } = await world.get(`/overview?from=${year}-01-01&to=${year}-12-31`);
    const shown = await page.locator("body").textContent();
    assert.ok(shown.includes(`${totals.scrobbles.toLocaleString("en-GB")} plays by ${totals.artists.toLocaleString("en-GB")} artists`), shown.slice(0, 300));
    const { rows } = await world.get(`/top/artists?limit=5&from=${year}-01-01&to=${year}-12-31`);
    assert.deepEqual(await page.locator("ol bdi").allTextContents(), rows.map(({ name }) => name));
    assert.deepEqual(complaints, []);
  });

  test("the same data gives the same bytes", () => {
    const before = Object.fromEntries(filesOf(folders.whole).map((name) => [name, readFileSync(path.join(folders.whole, name)).toString("base64")]));
    publish("whole", "--year", year, "--url", "https://example.org/music/");
    for (const name of filesOf(folders.whole)) assert.equal(readFileSync(path.join(folders.whole, name)).toString("base64"), before[name], name);
  });

  test("what Tonearm did not write is not written over", () => {
    const folder = path.join(world.folder, "mine");
    mkdirSync(folder);
    writeFileSync(path.join(folder, "index.html"), "mine");
    assert.throws(() => publish("mine"), /index\.html/);
    assert.equal(readFileSync(path.join(folder, "index.html"), "utf8"), "mine");
    publish("mine", "--force");
    assert.notEqual(readFileSync(path.join(folder, "index.html"), "utf8"), "mine");
    rmSync(folder, { recursive: true });
  });
});
