// A world to look at: a stand-in last.fm, a home that was synced from it, the server over that, a browser.
// Every process is one that this file started, and is stopped by its own id.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createRequire } from "node:module";

export const root = path.resolve(import.meta.dirname, "../..");
const build = process.env.TONEARM_BUILD ?? path.join(root, "build/dev");
const python = process.env.TONEARM_PYTHON;
const require = createRequire(path.join(root, "web/package.json"));
const { chromium } = require("playwright-core");

const kPatience = 120_000;

/** Waits until `check` gives something, looking every 50 ms. */
export async function eventually(check, what, patience = 20_000) {
  const end = Date.now() + patience;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${patience / 1000} s for ${what}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

async function start(program, flags, environment, folder, name) {
  const portFile = path.join(folder, `${name}.port`);
  rmSync(portFile, { force: true });
  const child = spawn(path.join(build, program), [...flags, "--port-file", portFile], {
    env: { PATH: process.env.PATH, HOME: folder, LANG: "C.UTF-8", ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text) => (said += text));
  const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve({ code, signal })));
  let over = false;
  ended.then(() => (over = true));
  const port = await eventually(
    () => {
      if (over) throw new Error(`${program} ended at once: ${said}`);
      return existsSync(portFile) && readFileSync(portFile, "utf8").trim();
    },
    `${program} to listen`,
    kPatience,
  );
  return {
    port: Number(port),
    said: () => said,
    stop: async (signal = "SIGTERM") => {
      if (!over) child.kill(signal);
      return ended;
    },
  };
}

export class World {
  #running = [];

  constructor() {
    this.folder = mkdtempSync(path.join(tmpdir(), "tonearm-dashboard-"));
    this.home = path.join(this.folder, "home");
  }

  /** `flags` of the simulator: its history, tags, faults. */
  async lastfm(flags = ["--history", `${root}/demo/history.csv.gz`, "--tags", `${root}/demo/artist_tags.csv`]) {
    this.simulator = await start(
      "tonearm-simulator",
      ["--user", "demo", "--api-key", "demo-key", "--max-seconds", "3000", ...flags],
      {},
      this.folder,
      "simulator",
    );
    this.#running.push(this.simulator);
  }

  get environment() {
    return {
      TONEARM_HOME: this.home,
      TONEARM_USER: "demo",
      TONEARM_API_KEY: "demo-key",
      TONEARM_API_BASE: `http://127.0.0.1:${this.simulator.port}/2.0/`,
      TONEARM_ZONE: "Europe/London",
      TONEARM_MAX_RATE: "100000",
      TONEARM_RETRY_WAIT: "1ms",
    };
  }

  tonearm(...flags) {
    const env = { PATH: process.env.PATH, HOME: this.folder, LANG: "C.UTF-8", ...this.environment };
    return execFileSync(path.join(build, "tonearm"), flags, { env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  }

  /** 0: any port that is free. */
  async serve(port = 0) {
    this.server = await start("tonearm", ["serve", "--port", String(port)], this.environment, this.folder, "server");
    this.#running.push(this.server);
    this.url = `http://127.0.0.1:${this.server.port}`;
    return this.server;
  }

  async get(route) {
    const answer = await fetch(`${this.url}/api/v1${route}`);
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** {"name": "select …"} over the staged Parquet → {"name": rows}. */
  sql(queries) {
    const script = path.join(import.meta.dirname, "sql.py");
    const input = JSON.stringify(queries);
    return JSON.parse(execFileSync(python, [script, path.join(this.home, "lake")], { input, encoding: "utf8", maxBuffer: 1 << 28 }));
  }

  async browser() {
    this.chromium ??= await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
    return this.chromium;
  }

  /** A page at `route` whose figures are drawn. What it logs as an error, or throws, is in page.complaints. */
  async open(route, { width = 1440, height = 1000, theme = "light", motion = "reduce", ...more } = {}) {
    const browser = await this.browser();
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      reducedMotion: motion,
      locale: "en-GB",
      ...more,
    });
    const page = await context.newPage();
    page.complaints = [];
    page.on("pageerror", (error) => page.complaints.push(String(error)));
    page.on("console", (message) => message.type() === "error" && page.complaints.push(message.text()));
    await page.goto(this.url + route);
    await ready(page);
    return page;
  }

  async end() {
    await this.chromium?.close();
    for (const running of this.#running) await running.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** All figures of the view are drawn. */
export const ready = (page) => page.waitForFunction(() => document.body.dataset.ready === "1", null, { timeout: 30_000 });
