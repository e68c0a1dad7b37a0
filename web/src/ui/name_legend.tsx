// The key of a stack: names with the colour of each, the others in grey, what is not known hatched.
import type { JSX } from "preact";
import "../style/name_legend.css";
import type { NameColours } from "../charts/name_colours";

interface NameLegendProps {
  names: string[];
  colours: NameColours;
  rest: boolean;
  unknown: boolean;
}

export function NameLegend({ names, colours, rest, unknown }: NameLegendProps): JSX.Element {
  return (
    <>
      {[...names, ...(rest ? ["rest"] : [])].map((name) => (
        <span key={name}>
          <i class="swatch" aria-hidden="true" style={{ background: colours.fill(name) }} /> {colours.title(name)}
        </span>
      ))}
      {unknown && (
        <span>
          <i class="swatch hatch" aria-hidden="true" /> {colours.title("unknown")}
        </span>
      )}
    </>
  );
}
