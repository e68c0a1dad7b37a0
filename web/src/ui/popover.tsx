// A button that opens a small panel under itself. Focus goes in and comes back; Esc and a press elsewhere close it.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";

interface PopoverProps {
  /** What the button says. */
  label: ComponentChildren;
  /** What the panel is for, read out; of the button too, where that says no more. */
  name: string;
  buttonName?: string;
  class?: string;
  testid?: string;
  width?: number;
  children: (close: () => void) => ComponentChildren;
}

export function Popover({ label, name, buttonName = name, class: look = "chip", testid, width, children }: PopoverProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  const close = (): void => {
    setOpen(false);
    button.current?.focus({ preventScroll: true });
  };
  useShut(open, setOpen, button, panel);
  usePlace(open, button, panel);
  return (
    <>
      <button ref={button} type="button" class={look} aria-label={buttonName} aria-haspopup="dialog" aria-expanded={open} aria-controls={open ? id : undefined} data-testid={testid} onClick={() => setOpen(!open)}>
        {label}
      </button>
      {open && (
        <div ref={panel} id={id} class="pop" role="dialog" tabIndex={-1} aria-label={name} style={width ? { width: `${width}px` } : undefined} onKeyDown={(event) => escape(event, close)} data-testid={testid ? `${testid}-panel` : undefined}>
          {children(close)}
        </div>
      )}
    </>
  );
}

function escape(event: KeyboardEvent, close: () => void): void {
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.stopPropagation();
  close();
}

type Element = { current: HTMLElement | null };

/** A press outside, or focus that leaves by Tab, shuts the panel without taking focus back. */
function useShut(open: boolean, setOpen: (open: boolean) => void, button: Element, panel: Element): void {
  useEffect(() => {
    if (!open) return;
    const shut = (event: Event): void => {
      const at = event.target;
      if (!(at instanceof Node) || panel.current?.contains(at) || button.current?.contains(at)) return;
      setOpen(false);
    };
    const kinds = ["pointerdown", "focusin"] as const;
    for (const kind of kinds) document.addEventListener(kind, shut);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, shut);
    };
  }, [open]);
}

/** What is chosen, else the first choice; under a finger the panel itself, or a search field would call up the keyboard at once. */
function startOf(panel: HTMLElement): HTMLElement {
  if (matchMedia("(pointer: coarse)").matches) return panel;
  return panel.querySelector<HTMLElement>("[data-first]") ?? panel.querySelector<HTMLElement>("input, button") ?? panel;
}

const edge = 8;
const gap = 6;
const leastRoom = 220;

/** Below the button; above it where there is too little room below and more above. */
function spot(from: DOMRect, box: HTMLElement): { left: number; top: number; room: number } {
  const left = Math.max(edge, Math.min(from.left, document.documentElement.clientWidth - box.offsetWidth - edge));
  const [below, above] = [innerHeight - from.bottom - gap - edge, from.top - gap - edge];
  if (below >= Math.min(leastRoom, box.scrollHeight + 2) || below >= above) return { left, top: from.bottom + gap, room: below };
  return { left, top: Math.max(edge, from.top - gap - Math.min(box.scrollHeight + 2, above)), room: above };
}

/** Under the button, inside the window, no taller than the room below. On a phone the style sheet makes it a sheet. */
function usePlace(open: boolean, button: Element, panel: Element): void {
  useLayoutEffect(() => {
    const [at, box] = [button.current, panel.current];
    if (!open || !at || !box) return;
    const place = (): void => {
      const { left, top, room } = spot(at.getBoundingClientRect(), box);
      box.style.setProperty("--left", `${left}px`);
      box.style.setProperty("--top", `${top}px`);
      box.style.setProperty("--room", `${room}px`);
    };
    place();
    startOf(box).focus({ preventScroll: true });
    window.addEventListener("resize", place);
    window.addEventListener("scroll", place, true);
    return () => {
      window.removeEventListener("resize", place);
      window.removeEventListener("scroll", place, true);
    };
  }, [open]);
}
