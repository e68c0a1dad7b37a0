// Reads data/*.js: scripts, so that a page opened from a folder may load them too. Each lays parts, deflated, on one list.
type Part = [name: string, base64: string];
declare global {
  var tonearmParts: Part[] | undefined;
}

const taken = new Map<string, string>();
const asked = new Map<string, Promise<void>>();

function takeParts(): void {
  for (const [name, text] of globalThis.tonearmParts?.splice(0) ?? []) taken.set(name, text);
}

/** Beside the page, whatever it is called. */
function script(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement("script"), { src: `data/${file}.js`, onload: () => resolve(), onerror: () => reject(new Error(`data/${file}.js could not be read`)) });
    document.head.append(element);
  });
}

/** The bytes of a part; `file` is loaded where it has not been. */
export async function part(name: string, file?: string): Promise<Uint8Array<ArrayBuffer>> {
  takeParts();
  if (!taken.has(name) && file) {
    if (!asked.has(file)) asked.set(file, script(file).catch((error: unknown) => (asked.delete(file), Promise.reject(error as Error))));
    await asked.get(file);
    takeParts();
  }
  const text = taken.get(name);
  if (text === undefined) throw new Error(`the part ${name} is not in data/`);
  return inflate(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
}

export const json = async <T>(name: string, file?: string): Promise<T> => JSON.parse(new TextDecoder().decode(await part(name, file))) as T;

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
