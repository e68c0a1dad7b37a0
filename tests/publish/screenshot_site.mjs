// Draws the overview of a site for README: docs/site-overview.png. usage: run.py tests/publish/screenshot_site.mjs
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { ready, root, World } from "../dashboard/world.mjs";

test("the site's overview", async () => {
  const world = new World();
  try {
    await world.lastfm();
    world.tonearm("-q", "sync");
    const folder = path.join(world.folder, "site");
    world.tonearm("publish", "site", folder, "--yes");
    const browser = await world.browser();
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, deviceScaleFactor: 1, reducedMotion: "reduce", locale: "en-GB" });
    await page.goto(`${pathToFileURL(folder)}/index.html`);
    await ready(page);
    await page.screenshot({ path: path.join(root, "docs/site-overview.png") });
  } finally {
    await world.end();
  }
});
