// What happens while the page is open: syncs, new generations, a server that goes away; and titles that mean harm.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { digits } from "./figures.mjs";
import { World, eventually, ready } from "./world.mjs";

const world = new World();
const hostile = ['<img src=x onerror="document.title=1">', "=HYPERLINK(1)", "</script><script>alert(1)</script>", "\u202eltr", '"; drop table plays; --'];
const hour = 3600;
let newest = 0;

/** Plays in 2014, the hostile names many times, a few plain ones. */
function history() {
  const lines = ["uts,artist,album,track"];
  const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
  for (let i = 0; i < 4000; i++) {
    newest = 1_390_000_000 + i * 2 * hour;
    const name = i % 3 ? hostile[i % hostile.length] : "Low";
    lines.push([newest, quoted(name), quoted(`${name} album`), quoted(`${name} ${i % 7}`)].join(","));
  }
  return lines.join("\n") + "\n";
}

before(async () => {
  const file = path.join(world.folder, "history.csv");
  writeFileSync(file, history());
  // a new play each few requests: a sync always finds something
  await world.lastfm(["--history", file, "--fault", "drift_every=3"]);
  world.tonearm("-q", "sync");
  await world.serve();
});
after(() => world.end());

const shownPlays = async (page) => digits(await page.getByTestId("count").innerText());

test("a title is text, wherever it stands", async () => {
  const complaints = [];
  const { rows } = await world.get("/top/artists?limit=20");
  const bad = rows.find(({ name }) => name === hostile[0]);
  assert.ok(bad, "the hostile artist is there");
  for (const route of ["/", "/genres", "/plays", "/explore", `/artist/${bad.id}`, "/years"]) {
    const page = await world.open(route);
    page.on("dialog", (dialog) => complaints.push(`${route}: ${dialog.message()}`) && dialog.dismiss());
    if (route !== "/years" && route !== "/genres") await eventually(async () => (await page.locator("main").innerText()).includes(hostile[0]), `the title as text on ${route}`);
    assert.equal(await page.locator("main img").count(), 0, `${route}: no element came of a title`);
    assert.notEqual(await page.title(), "1");
    complaints.push(...page.complaints);
    await page.context().close();
  }
  assert.deepEqual(complaints, []);
});

test("a hostile title in a tooltip is text", async () => {
  const page = await world.open("/explore");
  for (const chart of await page.locator(".chart").all()) {
    const box = await chart.boundingBox();
    if (box) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForTimeout(50);
  }
  assert.equal(await page.locator("img").count(), 0);
  assert.notEqual(await page.title(), "1");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("cells of a CSV that a spreadsheet would run are disarmed", async () => {
  const text = await (await fetch(`${world.url}/api/v1/plays.csv`)).text();
  assert.ok(text.includes("'=HYPERLINK(1)"));
  assert.doesNotMatch(text, /(^|,)"?=HYPERLINK/m);
});

test("a sync that is started here is seen, and its plays come into the open page", async () => {
  const status = await world.open("/status");
  const other = await world.open("/");
  const before = await shownPlays(other);
  await status.getByTestId("sync-now").click();
  await eventually(async () => (await status.getByTestId("sync-progress").count()) > 0 || (await status.getByTestId("sync-notice").count()) > 0, "progress", 60_000);
  await eventually(async () => /done/i.test(await status.getByTestId("sync-notice").innerText().catch(() => "")), "the end of the sync", 120_000);
  await eventually(async () => (await shownPlays(other)) > before, "new plays in the other page", 60_000);
  assert.deepEqual([...status.complaints, ...other.complaints], []);
  await status.context().close();
  await other.context().close();
});

test("only one sync runs at a time", async () => {
  const headers = { Origin: world.url };
  const start = () => fetch(`${world.url}/api/v1/sync`, { method: "POST", headers }).then(({ status }) => status);
  assert.deepEqual((await Promise.all([start(), start()])).sort(), [202, 409]);
  await eventually(async () => !(await world.get("/status")).sync.running, "the sync to end", 120_000);
});

test("no request fails while a new generation comes in", async () => {
  const statuses = new Set();
  let over = false;
  const asking = (async () => {
    for (let i = 0; !over; i++) statuses.add((await fetch(`${world.url}/api/v1/overview?hour=${i % 24}`)).status);
  })();
  const first = (await world.get("/meta")).generation;
  world.tonearm("-q", "sync");
  await eventually(async () => (await world.get("/meta")).generation !== first, "the new generation", 60_000);
  over = true;
  await asking;
  assert.deepEqual([...statuses], [200]);
});

test("a server that goes away is said, what is shown stays, and it goes on by itself", async () => {
  const page = await world.open("/");
  const { port } = world.server;
  const plays = await shownPlays(page);
  await world.server.stop();
  await page.getByTestId("gone").waitFor({ timeout: 60_000 });
  assert.equal(await shownPlays(page), plays);
  await page.getByRole("link", { name: "Clock" }).first().click();
  await world.serve(port);
  await page.getByTestId("gone").waitFor({ state: "detached", timeout: 60_000 });
  await ready(page);
  assert.ok((await page.getByTestId("h1").innerText()).length > 5, "the view that was asked for meanwhile is there");
  await page.context().close();
});

test("the API key is in no answer, no page and no log", async () => {
  for (const route of ["/", "/api/v1/meta", "/api/v1/status", "/metrics", "/healthz"])
    assert.doesNotMatch(await (await fetch(world.url + route)).text(), /demo-key/, route);
  assert.doesNotMatch(world.server.said(), /demo-key/);
});
