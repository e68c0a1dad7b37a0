// What can be taken away from a figure: the drawing, the numbers, the address.
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Chart } from "../charts/host";
import { csvOf } from "./csv";
import type { TableData } from "./data_table";
import { Icon } from "./icons";
import { pictureFile, pixels, save } from "./picture";
import { Popover } from "./popover";

interface DownloadMenuProps {
  name: string;
  title: string;
  measure: string;
  table?: () => TableData;
  /** Of what is drawn now; left out where nothing is. */
  picture?: () => Chart | null;
}

export function DownloadMenu({ name, title, measure, table, picture }: DownloadMenuProps): VNode {
  const file = `tonearm-${name}`;
  const drawing = async (): Promise<string> => {
    const drawn = picture?.()?.picture();
    return drawn ? pictureFile(drawn, { title, measure }) : "";
  };
  return (
    <Popover label={<Icon name="download" />} name={`${title}: take it away`} class="tool" testid={`${name}-download`}>
      {(close) => {
        const item = (label: string, act: () => void | Promise<void>): VNode => (
          <button type="button" class="menu-item" key={label} onClick={() => void Promise.resolve(act()).then(close)}>{label}</button>
        );
        return (
          <div class="menu">
            {picture ? item("Drawing (SVG)", async () => save(`${file}.svg`, new Blob([await drawing()], { type: "image/svg+xml" }))) : null}
            {picture ? item("Picture (PNG)", async () => save(`${file}.png`, await pixels(await drawing()))) : null}
            {table ? item("Numbers (CSV)", () => save(`${file}.csv`, new Blob([`\ufeff${csvOf(table())}`], { type: "text/csv;charset=utf-8" }))) : null}
            <CopyLink />
          </div>
        );
      }}
    </Popover>
  );
}

function CopyLink(): VNode {
  const [state, setState] = useState<"" | "copied" | "refused">("");
  const copy = (): void => {
    const copied = navigator.clipboard?.writeText(location.href) ?? Promise.reject(new Error("no clipboard"));
    copied.then(() => setState("copied"), () => setState("refused"));
  };
  const words = { "": "Copy the link", copied: "Link copied", refused: "Take it from the address bar" };
  return <button type="button" class="menu-item" onClick={copy} aria-live="polite">{words[state]}</button>;
}
