// The page as a site: the same views, answered from data/ beside it. One classic script, for a page of a folder loads no modules.
import "../style/tokens.css";
import "../style/base.css";
import "../style/frame.css";
import "../style/figure.css";
import { render } from "preact";
import { answerFrom } from "../api/client";
import { watchHistory } from "../state/filters";
import { watchMeta } from "../state/meta";
import { watchPending } from "../state/pending";
import { beSite } from "../state/site";
import { watchTheme } from "../state/theme";
import { App } from "../ui/app";
import { AboutSite } from "./about";
import { answerOf, loadHistory } from "./source";

async function start(): Promise<void> {
  const history = await loadHistory();
  const { plays, times } = history.about;
  beSite({ plays, times, About: () => <AboutSite about={history.about} /> });
  answerFrom((path, query) => answerOf(history, path, query));
  // For who asks on the console, and for the tests: any question as the API of tonearm serve takes it.
  Object.assign(globalThis, { tonearm: (path: string, query = "") => answerOf(history, path, new URLSearchParams(query)) });
  watchTheme();
  watchHistory();
  watchPending();
  watchMeta();
  render(<App />, document.getElementById("app")!);
}

start().catch((error: unknown) => {
  document.getElementById("app")!.textContent = `This page could not read its data: ${error instanceof Error ? error.message : String(error)}. Is the folder data/ beside it whole?`;
});
