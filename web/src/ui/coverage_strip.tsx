// The history's time as a strip: what was asked for and answered, and what was not.
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { Status } from "../api/types";
import { spansOf } from "./coverage_spans";
import { yearMarks } from "./groove_geometry";
import { useWidth } from "./use_width";

interface CoverageStripProps {
  status: Pick<Status, "covered" | "gaps" | "oldest_play">;
  label: string;
  /** Milliseconds. */
  now: number;
}

const height = 28;

export function CoverageStrip({ status, label, now }: CoverageStripProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const start = startOf(status, now);
  const spans = spansOf(status.covered, status.gaps, start, now, width > 0 ? 3 / width : 0.003);
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return (
    <div ref={box} class="coverage-strip" role="img" aria-label={label} data-testid="coverage-strip">
      <svg width={width} height={height + 20} aria-hidden="true">
        <defs>
          <pattern id="not-covered" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0V6" class="hatch-line" />
          </pattern>
        </defs>
        <rect class="base" width={width} height={height} rx="3" />
        <rect fill="url(#not-covered)" width={width} height={height} rx="3" />
        {spans.map(({ kind, left, width: share }) => (
          <rect key={`${kind}${left}`} class={kind} x={left * width} width={share * width} height={height} rx={kind === "covered" ? 3 : 0} />
        ))}
        {yearMarks({ from: day(start), to: day(now) }, width).map(({ x, text }) => (
          <text key={text} x={x} y={height + 16}>
            {text}
          </text>
        ))}
      </svg>
    </div>
  );
}

/** From the oldest play, or the oldest gap before it; a year where nothing is known. */
function startOf({ oldest_play, gaps }: CoverageStripProps["status"], now: number): number {
  const known = [oldest_play, ...gaps.map(({ from }) => from)].filter((at): at is string => at !== null && !at.startsWith("1970-")).map((at) => Date.parse(at));
  return known.length > 0 ? Math.min(...known) : now - 365 * 86_400_000;
}
