// A chart as a file that stands alone: on its page colour, with its title, in its own font.
import { wide } from "../charts/context";
import { site } from "../state/site";
import fontFile from "@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2?url";

const space = "http://www.w3.org/2000/svg";
const margin = 24;
const headHeight = 56;

const token = (name: string): string => wide(getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim());

/** The drawing with title and measure above it, as SVG. */
export async function pictureFile(drawing: SVGSVGElement, words: { title: string; measure: string }): Promise<string> {
  const [width, height] = ["width", "height"].map((name) => Number.parseFloat(drawing.getAttribute(name) ?? "0")) as [number, number];
  const [wholeWidth, wholeHeight] = [width + 2 * margin, height + headHeight + 2 * margin];
  const root = node("svg", { width: wholeWidth, height: wholeHeight, viewBox: `0 0 ${wholeWidth} ${wholeHeight}` });
  const style = node("style", {});
  const font = await fontAsData();
  if (font) style.textContent = `@font-face{font-family:"Instrument Sans Variable";font-weight:400 700;src:url(${font}) format("woff2")}`;
  drawing.setAttribute("x", String(margin));
  drawing.setAttribute("y", String(margin + headHeight));
  root.append(
    style,
    node("rect", { width: "100%", height: "100%", fill: token("bg") }),
    line(words.title, margin + 16, 16, 600, token("ink")),
    line(words.measure, margin + 38, 13, 400, token("ink2")),
    drawing,
  );
  return new XMLSerializer().serializeToString(root);
}

function node(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function line(text: string, y: number, size: number, weight: number, fill: string): SVGElement {
  const made = node("text", { x: margin, y, fill, "font-family": token("font").replaceAll('"', "'"), "font-size": size, "font-weight": weight });
  made.textContent = text;
  return made;
}

let font: Promise<string> | undefined;
/** "" in a page that may fetch nothing: there a picture has the reader's own letters. */
const fontAsData = (): Promise<string> => (font ??= site() ? Promise.resolve("") : fetch(fontFile).then((response) => response.blob()).then(asData));

const asData = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error("The file could not be read."));
    reader.readAsDataURL(blob);
  });

const density = 2;

/** Two pixels for each of the page. */
export async function pixels(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = await asData(new Blob([svg], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: image.naturalWidth * density, height: image.naturalHeight * density });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be made."))), "image/png"));
}

export function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
