// Tab goes round in what lies over the page.
export function stayInside(event: KeyboardEvent, panel: HTMLElement | null): void {
  if (event.key !== "Tab" || !panel) return;
  const inside = [...panel.querySelectorAll<HTMLElement>("a[href], button:not([disabled]), input")];
  const [first, last] = [inside[0], inside[inside.length - 1]];
  const at = document.activeElement;
  const leaves = event.shiftKey ? at === first || !inside.includes(at as HTMLElement) : at === last;
  if (!leaves) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
