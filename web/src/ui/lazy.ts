// A view in a chunk of its own. While the server is gone it waits; a chunk that a server that is there does not have (it is of
// a new version) throws to the boundary around it.
import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { online, tryNow } from "../state/connection";

export type Loader<P> = () => Promise<{ default: FunctionComponent<P> }>;

const loaded = new Map<Loader<never>, FunctionComponent<never>>();

export function useLazy<P>(loader: Loader<P>): FunctionComponent<P> | undefined {
  const [, show] = useState(0);
  const [error, fail] = useState<unknown>();
  const view = loaded.get(loader as Loader<never>) as FunctionComponent<P> | undefined;
  useEffect(() => {
    if (view) return;
    let left = false;
    let stopWaiting: (() => void) | undefined;
    const load = (): Promise<void> =>
      loader().then(
        (chunk) => {
          loaded.set(loader as Loader<never>, chunk.default as FunctionComponent<never>);
          if (!left) show((count) => count + 1);
        },
        async (reason: unknown) => {
          await tryNow();
          if (left) return;
          if (online.peek()) fail(reason);
          else stopWaiting = online.subscribe((back) => back && again());
        },
      );
    const again = (): void => {
      stopWaiting?.();
      void load();
    };
    void load();
    return () => {
      left = true;
      stopWaiting?.();
    };
  }, [loader]);
  if (error !== undefined && !view) throw error;
  return view;
}
