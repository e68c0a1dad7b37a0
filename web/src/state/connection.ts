// Is the server there? When it is gone the page keeps what it shows, asks again and again, and goes on by itself.
import { effect, signal } from "@preact/signals";
import { reached } from "../api/client";
import { loadMeta } from "./meta";

export const online = signal(true);

/** Milliseconds between two attempts: soon at first, then every ten seconds. */
const pauses = [1000, 2000, 4000, 10_000];

let attempt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Ask now, not at the next attempt. */
export async function tryNow(): Promise<void> {
  clearTimeout(timer);
  await loadMeta();
  if (reached.value) {
    attempt = 0;
    online.value = true;
  } else {
    timer = setTimeout(() => void tryNow(), pauses[Math.min(attempt, pauses.length - 1)]);
    attempt += 1;
  }
}

/** Called once. */
export function watchConnection(): void {
  effect(() => {
    if (reached.value || !online.peek()) return;
    online.value = false;
    timer = setTimeout(() => void tryNow(), pauses[0]);
  });
  addEventListener("online", () => {
    if (!online.peek()) void tryNow();
  });
}
