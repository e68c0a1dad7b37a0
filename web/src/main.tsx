import "./style/tokens.css";
import "./style/base.css";
import "./style/frame.css";
import "./style/figure.css";
import { render } from "preact";
import { watchConnection } from "./state/connection";
import { watchEvents } from "./state/events";
import { watchHistory } from "./state/filters";
import { watchMeta } from "./state/meta";
import { watchPending } from "./state/pending";
import { watchTheme } from "./state/theme";
import { App } from "./ui/app";

/** On its way while the page asks its first questions: nearly every view draws. */
import("./charts/host").catch(() => undefined);

watchTheme();
watchHistory();
watchPending();
watchConnection();
watchMeta();
watchEvents();
render(<App />, document.getElementById("app")!);
