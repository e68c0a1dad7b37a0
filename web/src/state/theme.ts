// Light or dark: as the system has it until the reader chooses. public/theme.js does the same before the first paint.
import { effect, signal } from "@preact/signals";
import type { Theme } from "../charts/base";

const key = "tonearm.theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

const system = (): Theme => (dark.matches ? "dark" : "light");
const isTheme = (text: string | null): text is Theme => text === "light" || text === "dark";

/** A browser may forbid storage: then the choice lasts as long as the page. */
function remembered(): Theme | undefined {
  try {
    const text = localStorage.getItem(key);
    return isTheme(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

function remember(theme: Theme | undefined): void {
  try {
    if (theme) localStorage.setItem(key, theme);
    else localStorage.removeItem(key);
  } catch {
    return;
  }
}

export const theme = signal<Theme>(remembered() ?? system());

/** To the other one; the system's own is not remembered, so that the page follows it again. */
export function toggleTheme(): void {
  theme.value = theme.value === "dark" ? "light" : "dark";
  remember(theme.value === system() ? undefined : theme.value);
}

/** Called once. */
export function watchTheme(): void {
  dark.addEventListener("change", () => {
    if (!remembered()) theme.value = system();
  });
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
  });
}
