// Names of artists that a filter knows by number only: remembered where a list showed them, else asked for once.
import { signal } from "@preact/signals";
import { get } from "../api/client";
import type { Id, Subject } from "../api/types";
import { filter } from "../state/filters";

const names = signal<ReadonlyMap<Id, string>>(new Map());
const asked = new Set<Id>();

export function rememberNames(rows: readonly { id: Id; name: string }[]): void {
  const fresh = rows.filter(({ id, name }) => names.peek().get(id) !== name);
  if (fresh.length > 0) names.value = new Map([...names.peek(), ...fresh.map(({ id, name }): [Id, string] => [id, name])]);
}

/** undefined until it is known; reading it again when it is draws the reader anew. */
export function artistName(id: Id): string | undefined {
  const name = names.value.get(id);
  if (name === undefined && !asked.has(id)) void ask(id);
  return name;
}

async function ask(id: Id): Promise<void> {
  asked.add(id);
  try {
    const { name } = await get<Subject>(`/artists/${id}`, { user: filter.peek().user });
    rememberNames([{ id, name }]);
  } catch {
    asked.delete(id);
    rememberNames([{ id, name: "Unknown artist" }]);
  }
}
