// Every week of the whole history: asked for once a listener and a state of the data, whatever the filters.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { get, isAbort } from "../api/client";
import type { Weeks } from "../api/types";
import { online } from "../state/connection";
import { filter } from "../state/filters";
import { generation } from "../state/meta";

const weeks = signal<Weeks["weeks"] | undefined>(undefined);

/** undefined until they are there; the old ones stay while new ones are on their way. */
export function useWeeks(): Weeks["weeks"] | undefined {
  const { user } = filter.value;
  const [state, back] = [generation.value, online.value];
  useEffect(() => {
    if (state === "") return;
    const controller = new AbortController();
    get<Weeks>("/weeks", { user }, controller.signal)
      .then((answer) => {
        if (!controller.signal.aborted) weeks.value = answer.weeks;
      })
      .catch((error: unknown) => {
        if (!isAbort(error) && !controller.signal.aborted) weeks.value ??= [];
      });
    return () => controller.abort();
  }, [user, state, back]);
  return weeks.value;
}
