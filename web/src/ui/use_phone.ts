// Is the window as narrow as a phone? The one breakpoint of the style sheets.
import { useEffect, useState } from "preact/hooks";

const narrow = matchMedia("(max-width: 760px)");

export function usePhone(): boolean {
  const [phone, setPhone] = useState(narrow.matches);
  useEffect(() => {
    const follow = (): void => setPhone(narrow.matches);
    narrow.addEventListener("change", follow);
    return () => narrow.removeEventListener("change", follow);
  }, []);
  return phone;
}
