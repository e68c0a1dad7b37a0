// A dialog in the middle of the page: the browser keeps focus inside it and gives it back.
import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface ModalProps {
  name: string;
  class?: string;
  testid: string;
  onClose(): void;
  children: ComponentChildren;
}

export function Modal({ name, class: look = "", testid, onClose, children }: ModalProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const back = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`modal ${look}`}
      aria-label={name}
      data-testid={testid}
      onClose={onClose}
      onKeyDown={(event) => escape(event, onClose)}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {children}
    </dialog>
  );
}

/** At once: the browser alone would first empty a search field. */
function escape(event: KeyboardEvent, onClose: () => void): void {
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.stopPropagation();
  onClose();
}
