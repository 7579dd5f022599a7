import {
  ChartScatter,
  CircleHelp,
  Download,
  Link2,
  FilePlus2,
  FolderOpen,
  House,
  type LucideIcon,
  MoonStar,
  Paintbrush,
  Pause,
  Play,
  Redo2,
  Search,
  ShieldCheck,
  Signpost,
  Sun,
  SunMoon,
  Undo2,
} from "lucide-react";
import type { StudioState } from "#state/studio-state.ts";
import { pickFile } from "./open.ts";
import { showOverlay } from "./overlay-store.ts";
import { go } from "./route.ts";
import { copyLink } from "./share.ts";
import { saveProject } from "./save-project.ts";
import { stepKey, steps } from "./steps.ts";
import { startTour } from "./tour.ts";
import { isDark, setTheme } from "./theme.ts";

export interface AppCommand {
  readonly id: string;
  readonly group: "Go to" | "Project" | "Train" | "View" | "Columns";
  readonly title: string;
  readonly icon: LucideIcon;
  /** "mod+k", "g 1" (one key after the other), "?". The first is the one shown. */
  readonly keys?: readonly string[];
  readonly run: () => void;
}

/** The one registry: the palette, the shortcuts and the `?` sheet are drawn from it. */
export function commandsFor(state: StudioState): readonly AppCommand[] {
  return [...goCommands(), ...projectCommands(state), ...trainCommands(state), ...viewCommands()];
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

function projectCommands(state: StudioState): readonly AppCommand[] {
  const { canUndo, canRedo } = state.history;
  const group = "Project";
  const list: AppCommand[] = [
    { id: "project.open", group, title: "Open a file", icon: FolderOpen, keys: ["mod+o"], run: pickFile },
    {
      id: "project.new",
      group,
      title: "New project",
      icon: FilePlus2,
      run: () => void state.newProject().then(() => go("start")),
    },
  ];
  if (canUndo !== null)
    list.push({
      id: "project.undo",
      group,
      title: `Undo: ${canUndo}`,
      icon: Undo2,
      keys: ["mod+z"],
      run: () => state.undo(),
    });
  if (canRedo !== null)
    list.push({
      id: "project.redo",
      group,
      title: `Redo: ${canRedo}`,
      icon: Redo2,
      keys: ["mod+shift+z", "mod+y"],
      run: () => state.redo(),
    });
  if (state.data.status === "ready")
    list.push(
      {
        id: "project.save",
        group,
        title: "Save the project as a file, with its rows",
        icon: Download,
        keys: ["mod+s"],
        run: () => void saveProject(true),
      },
      {
        id: "project.save-without",
        group,
        title: "Save the project as a file, without its rows",
        icon: Download,
        run: () => void saveProject(false),
      },
      { id: "project.link", group, title: "Copy a link to this project", icon: Link2, run: copyLink },
    );
  return list;
}

function trainCommands(state: StudioState): readonly AppCommand[] {
  const group = "Train";
  const list: AppCommand[] = [];
  if (state.data.status === "ready")
    list.push({ id: "train.all", group, title: "Train all models", icon: Play, run: () => state.train() });
  if (state.jobs.length > 0)
    list.push(
      state.paused
        ? { id: "train.resume", group, title: "Go on training", icon: Play, run: () => state.resume() }
        : { id: "train.pause", group, title: "Pause training", icon: Pause, run: () => state.pause() },
    );
  return list;
}

function viewCommands(): readonly AppCommand[] {
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
      id: "view.keys",
      group,
      title: "Keyboard shortcuts",
      icon: CircleHelp,
      keys: ["?"],
      run: () => showOverlay("keys"),
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
