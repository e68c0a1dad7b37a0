// What plays when: the share of each name in the parts of the day.
import type { JSX } from "preact";
import type { Clock } from "../api/types";
import { pageContext } from "../charts/context";
import { dayParts, partCells, partRowHeight } from "../charts/day_parts";
import { heatHeight } from "../charts/heat_cells";
import { nameColours } from "../charts/name_colours";
import { capital } from "../format/words";
import { theme } from "../state/theme";
import { openPlays } from "../ui/drawer";
import { Figure } from "../ui/figure";
import { clockTime } from "./answer_words";
import { hoursOf } from "./clock_words";
import { namedPlays, onlyFamily } from "./named_plays";

const shownRows = 9;

export function ClockParts({ clock: whole }: { clock: Clock }): JSX.Element | null {
  const { parts, rows: all } = whole.parts;
  const rows = all.slice(0, shownRows);
  const clock = { ...whole, parts: { parts, rows } };
  if (rows.length === 0) return null;
  const colours = nameColours(clock.level, rows.map(({ name }) => name), onlyFamily(), { theme: theme.value });
  const cells = partCells(clock, colours.title, pageContext(1, 1, theme.value, true));
  const thin = rows[0]?.shares.filter((share) => share === null).length ?? 0;
  return (
    <Figure
      name="day-parts"
      title="What plays when"
      measure="Share of the plays whose genre is known; green is above its share overall, red below"
      span={7}
      height={heatHeight({ rows: rows.length, rowHeight: partRowHeight })}
      option={(context) => dayParts(clock, colours, capital, context)}
      onMark={({ dataIndex }) => {
        const cell = cells[dataIndex];
        const part = cell && parts[cell.part];
        const row = cell && rows[cell.row];
        if (!part || !row) return;
        openPlays({
          title: `${colours.title(row.name)}, ${clockTime(part.from_hour)} to ${clockTime(part.to_hour % 24)}`,
          filter: { ...namedPlays(clock.level, row.name, rows.map(({ name }) => name), [], onlyFamily()), hour: hoursOf(part.from_hour, part.to_hour) },
        });
      }}
      table={() => ({
        columns: [{ label: capital(clock.level) }, ...parts.map(({ part }) => ({ label: capital(part), numeric: true })), { label: "Overall", numeric: true }],
        rows: all.map(({ name, overall, shares }) => [name, ...shares.map((share) => share ?? ""), overall]),
      })}
      coverage={clock.coverage}
      caption={<span>Differences under 1 point are grey.{thin > 0 ? ` ${thin} of ${parts.length} parts have too few plays and are left blank.` : ""}{all.length > rows.length ? ` ${all.length - rows.length} more are in the table.` : ""}</span>}
    />
  );
}
