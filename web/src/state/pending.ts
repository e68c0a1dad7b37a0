// Is everything drawn? Tests, and the restoring of a scrolled page, wait for data-ready on <body>.
import { effect, signal } from "@preact/signals";

const pending = signal(0);
/** All that was begun is done. Turns true a moment after, so that what an answer brings is counted too. */
export const ready = signal(false);

/** Something is being fetched or drawn; call what is given back once when it is done. */
export function begin(): () => void {
  pending.value += 1;
  let open = true;
  return () => {
    if (!open) return;
    open = false;
    pending.value -= 1;
  };
}

/** Called once. */
export function watchPending(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    clearTimeout(timer);
    if (pending.value > 0) ready.value = false;
    else timer = setTimeout(() => (ready.value = true), 60);
  });
  effect(() => {
    if (ready.value) document.body.dataset.ready = "1";
    else delete document.body.dataset.ready;
  });
}
