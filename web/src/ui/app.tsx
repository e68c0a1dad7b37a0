// The page: bar, filters, the view of the address, what lies over it.
import type { FunctionComponent, VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { link, place, shownStep } from "../state/filters";
import { meta, metaError, loadMeta } from "../state/meta";
import { hasView, site } from "../state/site";
import { begin, ready } from "../state/pending";
import type { SubjectKind } from "../state/url";
import { Banner } from "./banner";
import { Drawer } from "./drawer";
import { ErrorBoundary } from "./error_boundary";
import { FilterBar } from "./filter_bar";
import { Footer } from "./footer";
import { Keys } from "./keys";
import { type Loader, useLazy } from "./lazy";
import { Failure, Skeleton } from "./states";
import { TopBar, viewTitle } from "./top_bar";

export interface SubjectProps {
  kind: SubjectKind;
  id: string;
}

const loaders: Record<Exclude<typeof place.value.view, "nowhere" | "subject">, Loader<object>> = {
  overview: () => import("../views/overview"),
  genres: () => import("../views/genres"),
  clock: () => import("../views/clock"),
  years: () => import("../views/years"),
  seasons: () => import("../views/seasons"),
  calendar: () => import("../views/calendar"),
  explore: () => import("../views/explore"),
  plays: () => import("../views/plays"),
  status: () => import("../views/status"),
};
const subjectLoader: Loader<SubjectProps> = () => import("../views/subject");

export function App(): VNode {
  const at = place.value;
  useTitle();
  useScroll();
  const refused = meta.value || at.view === "status" ? undefined : metaError.value;
  const name = at.view === "subject" ? `${at.kind} ${at.id}` : at.view;
  return (
    <>
      <a class="skip" href="#main">Skip to the charts</a>
      <TopBar />
      <Banner />
      {refused || at.view === "status" || at.view === "nowhere" ? null : <FilterBar />}
      <main id="main" tabIndex={-1} class="frame" data-view={at.view}>
        <ErrorBoundary of={name}>
          {refused ? <Failure error={refused} onAgain={() => void loadMeta()} /> : <Place key={name} />}
        </ErrorBoundary>
      </main>
      <Footer />
      <Drawer />
      <Keys />
    </>
  );
}

function Place(): VNode {
  const at = place.value;
  if (at.view === "nowhere" || (at.view !== "subject" && !hasView(at.view))) return <Nowhere />;
  const About = at.view === "status" ? site()?.About : undefined;
  if (About) return <About />;
  if (at.view === "subject") return <Lazy loader={subjectLoader} props={{ kind: at.kind, id: at.id }} />;
  return <Lazy loader={loaders[at.view]} props={{}} />;
}

function Lazy<P extends object>({ loader, props }: { loader: Loader<P>; props: P }): VNode {
  const View = useLazy(loader) as FunctionComponent<P> | undefined;
  return View ? <View {...props} /> : <Skeleton height={640} />;
}

function Nowhere(): VNode {
  return (
    <div class="state">
      <h1 data-testid="h1">There is no such page</h1>
      <p>The address {site() ? location.hash : location.pathname} leads nowhere. <a href={link("overview")}>To the overview</a></p>
    </div>
  );
}

/** Of the tab, and of what is read out when the view changes. */
function useTitle(): void {
  const { view } = place.value;
  useEffect(() => {
    const title = view === "subject" || view === "nowhere" ? "" : viewTitle(view);
    document.title = title && view !== "overview" ? `${title} · Tonearm` : "Tonearm";
  }, [view]);
}

/** Back and forward lead to where the page was scrolled to: at once as far as it goes, and again when all is drawn. */
function useScroll(): void {
  const wanted = useRef<number | undefined>(undefined);
  const step = shownStep.value;
  const drawn = ready.value;
  useEffect(() => {
    wanted.current = step.scroll;
    if (step.scroll === undefined) return;
    scrollTo(0, step.scroll);
    const done = begin();
    const frame = requestAnimationFrame(() => requestAnimationFrame(done));
    const giveUp = (): void => void (wanted.current = undefined);
    for (const kind of ["wheel", "touchmove", "keydown"] as const) addEventListener(kind, giveUp, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      done();
      for (const kind of ["wheel", "touchmove", "keydown"] as const) removeEventListener(kind, giveUp);
    };
  }, [step]);
  useEffect(() => {
    if (!drawn || wanted.current === undefined) return;
    scrollTo(0, wanted.current);
    wanted.current = undefined;
  }, [drawn, step]);
}
