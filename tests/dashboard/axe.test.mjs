// axe-core, WCAG 2.2 A and AA, over every view, wide and narrow, light and dark.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./violations.mjs";
import { World } from "./world.mjs";

const world = new World();
const routes = ["/", "/genres", "/genres?family=rock", "/clock", "/years", "/seasons", "/calendar", "/explore", "/plays", "/status", "/nowhere"];
before(async () => {
  await world.lastfm();
  world.tonearm("-q", "sync");
  await world.serve();
  for (const kind of ["artist", "album", "track"])
    routes.push(`/${kind}/${(await world.get(`/top/${kind}s?limit=1`)).rows[0].id}`);
});
after(() => world.end());

for (const width of [1440, 390])
  for (const theme of ["light", "dark"])
    test(`no violation at ${width}, ${theme}`, async () => {
      const found = [];
      for (const route of routes) {
        const page = await world.open(route, { width, theme });
        for (const one of await violations(page)) found.push(`${route} ${one}`);
        await page.context().close();
      }
      assert.deepEqual(found, []);
    });

test("no violation in what opens over the page, nor in tables", async () => {
  const found = [];
  const look = async (route, act) => {
    const page = await world.open(route);
    await act(page);
    await page.waitForTimeout(200);
    for (const one of await violations(page)) found.push(`${route} ${one}`);
    await page.context().close();
  };
  await look("/clock", async (page) => {
    const chart = page.getByTestId("week-hours").locator(".chart");
    await chart.focus();
    await chart.press("Home");
    await chart.press("Enter");
    await page.getByTestId("play").first().waitFor();
  });
  for (const chip of ["period", "weekday", "hour", "season", "genre", "artist"])
    await look("/", (page) => page.getByTestId(`chip-${chip}`).click());
  await look("/", (page) => page.keyboard.press("?"));
  await look("/", (page) => page.keyboard.press("/"));
  await look("/seasons", async (page) => {
    for (const toggle of await page.getByTestId("table-toggle").all()) await toggle.click();
  });
  assert.deepEqual(found, []);
});
