// Small drawings of 16 × 16, in the colour of the text around them.
import type { VNode } from "preact";

const paths = {
  table: "M2 3.5h12v9H2zM2 6.5h12M2 9.5h12M6.5 6.5v6",
  chart: "M2.5 13.5v-5M6.2 13.5v-10M9.9 13.5v-7M13.6 13.5v-3",
  download: "M8 2.5v7.5M4.8 7L8 10.2 11.2 7M2.5 13.5h11",
  sun: "M8 5.2a2.8 2.8 0 100 5.6 2.8 2.8 0 000-5.6zM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3.05 3.05l1.1 1.1M11.85 11.85l1.1 1.1M3.05 12.95l1.1-1.1M11.85 4.15l1.1-1.1",
  moon: "M13.2 9.8A5.6 5.6 0 016.2 2.8 5.6 5.6 0 1013.2 9.8z",
  search: "M7 2.5a4.5 4.5 0 100 9 4.5 4.5 0 000-9zM10.4 10.4L14 14",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  keys: "M1.5 4h13v8.5h-13zM4 6.7h.01M6.6 6.7h.01M9.3 6.7h.01M12 6.7h.01M4.6 9.8h6.8",
  out: "M6 3H3v10h10v-3M9 2.5h4.5V7M13.2 2.8L7.5 8.5",
  again: "M13 8a5 5 0 11-1.6-3.7M13 2v3h-3",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }): VNode {
  return (
    <svg class="icon" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

/** The record and the arm on it. */
export function Logo(): VNode {
  return (
    <svg class="logo-mark" width="26" height="26" viewBox="0 0 26 26" fill="none" aria-hidden="true">
      <circle cx="11" cy="15" r="9" stroke="var(--data)" stroke-width="1.5" />
      <circle cx="11" cy="15" r="5.2" stroke="var(--data)" stroke-width="1.2" opacity=".5" />
      <circle cx="11" cy="15" r="1.8" fill="var(--data)" />
      <path d="M23 2v9.2l-6.2 6.2" stroke="var(--needle)" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
