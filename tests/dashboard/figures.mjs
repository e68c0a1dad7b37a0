// Reading a figure as a reader can: by its CSV, its table, its headline.
import { readFileSync } from "node:fs";

/** Fields of RFC 4180. */
export function parseCsv(text) {
  const rows = [[]];
  let field = "", quoted = false;
  const put = () => rows.at(-1).push(field) && (field = "");
  for (let i = text.charCodeAt(0) === 0xfeff ? 1 : 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') field += text[++i];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ",") put();
    else if (c === "\n") {
      put();
      rows.push([]);
    } else if (c !== "\r") field += c;
  }
  if (rows.at(-1).length === 0 && field === "") rows.pop();
  return rows;
}

/** { columns, rows } of the file that the figure's menu gives. */
export async function numbersOf(page, figure) {
  await page.getByTestId(`${figure}-download`).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Numbers (CSV)" }).click(),
  ]);
  const [columns, ...rows] = parseCsv(readFileSync(await download.path(), "utf8"));
  return { columns, rows };
}

/** The digits of a number as it is written for people: "104,571" or "5.7k" never mixes with words around it. */
export const digits = (text) => Number(/[\d,]+(\.\d+)?/.exec(text)[0].replaceAll(",", ""));
