// A value once it has stood still for some time: what is typed, before it is asked of the server.
import { useEffect, useState } from "preact/hooks";

export function useSettled<T>(value: T, stillMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), stillMs);
    return () => clearTimeout(timer);
  }, [value, stillMs]);
  return settled;
}
