// What stands in a figure that has nothing to draw: what there is, and what it takes.
import type { ComponentChildren, JSX } from "preact";
import "../style/note.css";

export const Note = ({ children }: { children: ComponentChildren }): JSX.Element => <p class="note">{children}</p>;
