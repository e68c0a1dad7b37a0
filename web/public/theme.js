// Before the first paint: no flash of the other theme. state/theme.ts goes on from here.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("tonearm.theme");
  } catch {}
  const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
