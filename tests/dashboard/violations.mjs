// What axe-core says of a page: WCAG 2.2 A and AA.
import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./world.mjs";

const axe = readFileSync(path.join(root, "web/node_modules/axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** "color-contrast: .chip", one for each element. */
export async function violations(page) {
  // as a debugger would: the page's own policy forbids scripts that are not its own
  await page.evaluate(axe);
  const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), tags);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}
