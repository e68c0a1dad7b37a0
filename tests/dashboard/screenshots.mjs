// make screenshots: the dashboard over the demo's history, as README shows it.
//   node screenshots.mjs [FOLDER [VIEW…]]    every view at 1440 and 390, light and dark, into FOLDER
import { mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { World, root } from "./world.mjs";

const views = ["overview", "genres", "clock", "years", "seasons", "calendar", "explore", "artist", "plays", "status"];
const most = 300 * 1024;

async function routeOf(world, view) {
  if (view === "overview") return "/";
  if (view !== "artist") return `/${view}`;
  return `/artist/${(await world.get("/top/artists?limit=1")).rows[0].id}`;
}

async function shoot(world, file, route, options, fullPage) {
  const page = await world.open(route, options);
  await page.waitForTimeout(300);
  await page.screenshot({ path: file, fullPage });
  await page.context().close();
  for (const complaint of page.complaints) console.error(`${file}: ${complaint}`);
}

async function forReadme(world) {
  const docs = path.join(root, "docs");
  for (const [name, theme] of [["overview", "light"], ["genres", "light"], ["clock", "dark"]]) {
    const file = path.join(docs, `dashboard-${name}.png`);
    await shoot(world, file, await routeOf(world, name), { theme, height: 900 }, false);
    const size = statSync(file).size;
    if (size > most) throw new Error(`${file} has ${size} bytes, more than ${most}`);
    console.log(`${path.relative(root, file)}: ${Math.round(size / 1024)} KB`);
  }
}

async function everyView(world, folder, wanted) {
  mkdirSync(folder, { recursive: true });
  for (const view of wanted)
    for (const width of [1440, 390])
      for (const theme of ["light", "dark"])
        await shoot(world, path.join(folder, `${view}-${width}-${theme}.png`), await routeOf(world, view), { width, theme }, true);
}

const [folder, ...wanted] = process.argv.slice(2);
const world = new World();
try {
  await world.lastfm();
  world.tonearm("-q", "sync");
  await world.serve();
  await (folder ? everyView(world, folder, wanted.length ? wanted : views) : forReadme(world));
} finally {
  await world.end();
}
