// node page.mjs URL: milliseconds from opening a page, nothing kept by the browser, until its last chart is drawn; seven times.
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(path.resolve(import.meta.dirname, "../../web/package.json"));
const { chromium } = require("playwright-core");

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const times = [];
let bytes = 0;
for (let i = 0; i < 7; i++) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: "en-GB" });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  bytes = 0;
  network.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  const begin = performance.now();
  await page.goto(process.argv[2]);
  await page.waitForFunction(() => document.body.dataset.ready === "1");
  times.push(performance.now() - begin);
  await context.close();
}
await browser.close();
times.sort((a, b) => a - b);
console.log(`best ${times[0].toFixed(0)} ms, median ${times[3].toFixed(0)} ms, most ${times[6].toFixed(0)} ms; ${(bytes / 1024).toFixed(0)} KiB over the wire`);
