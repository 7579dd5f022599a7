import {
  ChartScatter,
  CircleHelp,
  House,
  MoonStar,
  Paintbrush,
  Search,
  ShieldCheck,
  Signpost,
  Sun,
  SunMoon,
  TextSearch,
} from "lucide-react";
import type { StudioState } from "#state/studio-state.ts";
import { refuse } from "#ui/controls/toast-queue.ts";
import type { AppCommand } from "./command.ts";
import { askToFind } from "./find-request.ts";
import { showOverlay } from "./overlay-store.ts";
import { projectCommands } from "./project-commands.ts";
import { go, parseHash } from "./route.ts";
import { stepKey, steps } from "./steps.ts";
import { startTour } from "./tour.ts";
import { trainCommands } from "./train-commands.ts";
import { isDark, setTheme } from "./theme.ts";

/**
 * The one registry: the palette, the shortcuts and the `?` sheet are drawn from it. The same commands in every state
 * of the app; what cannot be done now says why (`off`).
 */
export function commandsFor(state: StudioState): readonly AppCommand[] {
  return [...goCommands(), ...projectCommands(state), ...trainCommands(state), ...viewCommands(state)];
}

function goCommands(): readonly AppCommand[] {
  const start: AppCommand = {
    id: "go.start",
    group: "Go to",
    title: "Start",
    icon: House,
    keys: ["g 0"],
    run: () => go("start"),
  };
  const toSteps = steps.map(
    ({ id, name, icon }): AppCommand => ({
      id: `go.${id}`,
      group: "Go to",
      title: name,
      icon,
      keys: [`g ${stepKey(id)}`],
      run: () => go(id),
    }),
  );
  const paint: AppCommand = {
    id: "go.paint",
    group: "Go to",
    title: "Paint your own points",
    icon: Paintbrush,
    run: () => go("paint"),
  };
  return [start, ...toSteps, paint];
}

function viewCommands(state: StudioState): readonly AppCommand[] {
  const group = "View";
  return [
    {
      id: "view.palette",
      group,
      title: "Find a command or column",
      icon: Search,
      keys: ["mod+k"],
      run: () => showOverlay("palette"),
    },
    {
      id: "view.find",
      group,
      title: "Find in the table",
      icon: TextSearch,
      // On other screens the browser's own search is what one means by it.
      keys: isOnData() ? ["mod+f", "/"] : ["/"],
      off: state.data.status === "ready" ? null : "No table is open",
      run: () => {
        go("data");
        askToFind();
      },
    },
    {
      id: "view.keys",
      group,
      title: "Keyboard shortcuts",
      icon: CircleHelp,
      keys: ["?"],
      run: () => showOverlay("keys"),
    },
    {
      id: "view.glossary",
      group,
      title: "Words, in plain words",
      icon: CircleHelp,
      run: () => showOverlay("glossary"),
    },
    { id: "view.tour", group, title: "Take the tour", icon: Signpost, run: startTour },
    {
      id: "view.privacy",
      group,
      title: "What leaves this page",
      icon: ShieldCheck,
      run: () => showOverlay("privacy"),
    },
    {
      id: "view.flip",
      group,
      title: isDark() ? "Paper (light)" : "Board (dark)",
      icon: isDark() ? Sun : MoonStar,
      keys: ["mod+shift+l"],
      run: () => setTheme(isDark() ? "light" : "dark"),
    },
    {
      id: "view.system",
      group,
      title: "Light or dark as the system",
      icon: SunMoon,
      run: () => setTheme("system"),
    },
  ];
}

function isOnData(): boolean {
  return parseHash(globalThis.location?.hash ?? "").place === "data";
}

/** By key or from the palette: does it, or says why not. */
export function runCommand({ off, run }: AppCommand): void {
  if (off === undefined || off === null) run();
  else refuse(`${off}.`);
}

/** Columns of the open table, for the palette. */
export function columnCommands(state: StudioState): readonly AppCommand[] {
  if (state.data.status !== "ready") return [];
  return state.data.dataset.columns.map(({ name }) => ({
    id: `column.${name}`,
    group: "Columns",
    title: name,
    icon: ChartScatter,
    run: () => go("explore", name),
  }));
}
