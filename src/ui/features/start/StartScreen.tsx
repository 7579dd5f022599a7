import { ShieldCheck } from "lucide-react";
import { lazy, Suspense } from "react";
import { Button } from "react-aria-components";
import { useStudio } from "#state/store.ts";
import { showOverlay } from "#ui/app/overlay-store.ts";
import { hrefOf } from "#ui/app/route.ts";
import { plural } from "#ui/format/numbers.ts";
import { DropZone } from "./DropZone.tsx";
import { ProjectList } from "./ProjectList.tsx";

const LessonCards = lazy(() => import("./LessonCards.tsx"));
const SampleCards = lazy(() => import("./SampleCards.tsx"));

const will = [
  ["Read", "types, gaps, alerts"],
  ["Guess", "target and task"],
  ["Split", "seal a test set"],
  ["Train", "baseline, then models"],
  ["Explain", "what it uses"],
  ["Check", "the file to export"],
] as const;

/** First visit and home: drop a table, continue a project, or start from one with a story. */
export function StartScreen() {
  const outside = useStudio((state) => state.environment.outsideRequests);
  const isBusy = useStudio((state) => state.data.status === "reading");
  return (
    <main id="main" tabIndex={-1} className="start">
      <div className="first">
        <h1>
          Drop a table. <span>Read what it can predict, and how far to believe it.</span>
        </h1>
        <DropZone />
        <ol className="will">
          {will.map(([verb, what]) => (
            <li key={verb}>
              <b>{verb}</b>
              {what}
            </li>
          ))}
        </ol>
        <p className="next">
          Nothing to set up and no click needed. Every choice made for you is shown, with its reason, and
          yours to change.
        </p>
        <ProjectList />
      </div>
      <section className="stories" aria-labelledby="stories">
        <header>
          <h2 id="stories">Or start from a table with a story</h2>
          <a className="more" href={hrefOf("paint")}>
            Or paint your own points
          </a>
        </header>
        <Suspense fallback={null}>
          <SampleCards isBusy={isBusy} />
        </Suspense>
      </section>
      <div className="rest">
        <section className="private" aria-labelledby="private">
          <h2 id="private">
            <ShieldCheck className="icon" aria-hidden />
            Your rows stay in this browser
          </h2>
          <dl>
            <dt>{plural(outside, "request")}</dt>
            <dd>
              to any other address since you opened this page. Its policy makes the browser refuse them.
            </dd>
            <dt>0 accounts</dt>
            <dd>Nothing to sign up for, no cookies, no telemetry.</dd>
            <dt>Your files</dt>
            <dd>Projects, models, figures and tables all leave as files, when you save them.</dd>
          </dl>
          <Button className="more" onPress={() => showOverlay("privacy")}>
            See how to check this yourself
          </Button>
        </section>
        <Suspense fallback={null}>
          <LessonCards isBusy={isBusy} />
        </Suspense>
      </div>
    </main>
  );
}
