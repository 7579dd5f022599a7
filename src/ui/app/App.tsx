import { lazy, Suspense, useEffect } from "react";
import { FigureNumbers } from "#ui/charts/FigureNumbers.tsx";
import { toast } from "#ui/controls/toast-queue.ts";
import { ToastRegion } from "#ui/controls/ToastRegion.tsx";
import { isAsking } from "#state/is-asking.ts";
import { useStudio } from "#state/store.ts";
import type { StudioState } from "#state/studio-state.ts";
import { useInSlices } from "#ui/answers/use-in-slices.ts";
import { StartScreen } from "#ui/features/start/StartScreen.tsx";
import { DropOverlay } from "./DropOverlay.tsx";
import { NewVersion } from "./NewVersion.tsx";
import { Overlays } from "./Overlays.tsx";
import { ProblemAlerts } from "./ProblemAlerts.tsx";
import { ReadOnlyBanner } from "./ReadOnlyBanner.tsx";
import { Rail } from "./Rail.tsx";
import { useRoute } from "./route.ts";
import { prefetch, prefetchInPauses, routes } from "./routes.ts";
import { sideRoutes } from "./side-routes.ts";
import { ScreenBoundary } from "./ScreenBoundary.tsx";
import { useShortcuts } from "./shortcuts.ts";
import { steps } from "./steps.ts";
import { TopBar } from "./TopBar.tsx";
import { offerTour, useTour } from "./tour.ts";

const JobTray = lazy(() => import("./JobTray.tsx"));
const PartsDialog = lazy(() => import("./PartsDialog.tsx"));
const LargeFileDialog = lazy(() => import("./LargeFileDialog.tsx"));
const OpenQuestions = lazy(() => import("./OpenQuestions.tsx"));
const LessonStrip = lazy(() => import("./LessonStrip.tsx"));
const Tour = lazy(() => import("./Tour.tsx"));
const screens = { ...routes, ...sideRoutes };

const someJobs = ({ jobs }: StudioState) => jobs.length > 0;

/** Shown only when a screen takes long to come (its words fade in late). */
function Opening() {
  return (
    <main id="main" tabIndex={-1} className="page" aria-busy="true">
      <p className="opening">Opening it…</p>
    </main>
  );
}

export function App() {
  useShortcuts();
  const { place } = useRoute();
  const projectId = useStudio((state) => state.project.id);
  const projectName = useStudio((state) => state.project.name);
  const isOpen = useStudio((state) => state.data.status === "ready");
  const isReading = useStudio((state) => state.data.status === "reading");
  const isLesson = useStudio((state) => state.project.source?.sample?.startsWith("lesson-") === true);
  const asks = useStudio(
    ({ data, readOnly, setAside }) =>
      !readOnly &&
      data.status === "ready" &&
      isAsking(data.dataset.reading) &&
      setAside !== data.dataset.reading,
  );
  const large = useStudio((state) => state.large);
  const setAside = useStudio((state) => state.setAside);
  const partsAsked = useStudio((state) => state.partsAsked);
  const isTraining = useStudio(someJobs);
  const isTrainingShown = useInSlices(someJobs); // the tray goes when the runs are listed
  const tour = useTour();
  const step = steps.find(({ id }) => id === place);
  const Routed = place === "start" ? undefined : screens[place];

  // It shows what is read.
  useEffect(() => {
    if (isReading) prefetch("data");
  }, [isReading]);

  // Once a table is open its screens come next.
  useEffect(() => {
    return isOpen ? prefetchInPauses() : undefined;
  }, [isOpen]);

  useEffect(() => {
    if (isOpen) offerTour();
  }, [isOpen]);

  useEffect(() => {
    if (setAside) toast("Trained on the table as it was read. “How it was read” on Data can still change it");
  }, [setAside]);

  useEffect(() => {
    const where = [step?.name, isOpen ? projectName : undefined, "Lathe"];
    document.title = where.filter((part) => part !== undefined).join(" · ");
  }, [step, isOpen, projectName]);

  return (
    <div className="shell">
      <a
        className="skip button"
        href="#main"
        onClick={(event) => {
          event.preventDefault(); // the hash is the route
          document.getElementById("main")?.focus();
        }}
      >
        Skip to the page
      </a>
      <TopBar />
      <Rail />
      <div className="work">
        <NewVersion />
        <ReadOnlyBanner />
        <ProblemAlerts />
        {asks ? (
          <Suspense fallback={null}>
            <OpenQuestions />
          </Suspense>
        ) : null}
        {isLesson && step !== undefined ? (
          <Suspense fallback={null}>
            <LessonStrip />
          </Suspense>
        ) : null}
        <FigureNumbers key={projectId}>
          <ScreenBoundary key={place}>
            {Routed === undefined ? (
              <StartScreen />
            ) : (
              <Suspense fallback={<Opening />}>
                <Routed />
              </Suspense>
            )}
          </ScreenBoundary>
        </FigureNumbers>
      </div>
      {isTraining || isTrainingShown ? (
        <Suspense fallback={null}>
          <JobTray />
        </Suspense>
      ) : null}
      <Overlays />
      {partsAsked === null ? null : (
        <Suspense fallback={null}>
          <PartsDialog question={partsAsked} />
        </Suspense>
      )}
      {large === null ? null : (
        <Suspense fallback={null}>
          <LargeFileDialog file={large} />
        </Suspense>
      )}
      {tour === null ? null : (
        <Suspense fallback={null}>
          <Tour />
        </Suspense>
      )}
      <ToastRegion />
      <DropOverlay />
    </div>
  );
}
