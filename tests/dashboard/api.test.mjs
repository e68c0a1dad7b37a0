// The API against its own description (docs/openapi.yaml), asked by schemathesis; and who may ask at all.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import http from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";
import { World, root } from "./world.mjs";

const world = new World();
before(async () => {
  await world.lastfm();
  world.tonearm("-q", "sync");
  await world.serve();
});
after(() => world.end());

test("every answer is as described, whatever is asked", () => {
  const flags = ["--config-file", path.join(import.meta.dirname, "schemathesis.toml"), "run", path.join(root, "docs/openapi.yaml"), "--url", `${world.url}/api/v1`, "--exclude-path", "/events", "--exclude-path", "/sync",
    "--phases", "examples,coverage,fuzzing", "--max-examples", "12", "--seed", "7", "--generation-database", "none", "--no-color",
    "--request-timeout", "20"];
  const said = spawnSync(path.join(path.dirname(process.env.TONEARM_PYTHON), "schemathesis"), flags, { encoding: "utf8", cwd: world.folder });
  assert.equal(said.status, 0, said.stdout.slice(-6000) + said.stderr.slice(-2000));
});

/** fetch sets Host by itself; this does not. */
const ask = (route, { method = "GET", headers = {} } = {}) =>
  new Promise((resolve, reject) => {
    const request = http.request(world.url + route, { method, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer));
    });
    request.on("error", reject);
    request.end();
  });

test("another host's name is refused, and a POST from another page", async () => {
  assert.equal((await ask("/api/v1/meta", { headers: { Host: "evil.example" } })).statusCode, 403);
  assert.equal((await ask("/api/v1/sync", { method: "POST", headers: { Origin: "http://evil.example" } })).statusCode, 403);
});

test("what the page may do is bound by its headers", async () => {
  const { headers } = await ask("/");
  assert.match(headers["content-security-policy"], /default-src 'none'/);
  assert.match(headers["content-security-policy"], /script-src 'self'(;|$)/);
  assert.match(headers["content-security-policy"], /frame-ancestors 'none'/);
  assert.equal(headers["x-content-type-options"], "nosniff");
});

test("an unchanged answer is not sent again", async () => {
  const first = await ask("/api/v1/overview");
  const again = await ask("/api/v1/overview", { headers: { "If-None-Match": first.headers.etag } });
  assert.equal(again.statusCode, 304);
});
