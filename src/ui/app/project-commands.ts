import {
  Copy,
  Download,
  FileDown,
  FileSearch,
  FilePlus2,
  FolderOpen,
  History,
  Link2,
  Redo2,
  SquareDashed,
  Trash2,
  Undo2,
} from "lucide-react";
import type { StudioState } from "#state/studio-state.ts";
import { toast } from "#ui/controls/toast-queue.ts";
import type { AppCommand } from "./command.ts";
import { deleteListed } from "./delete-listed.ts";
import { pickFile } from "./open.ts";
import { showOverlay } from "./overlay-store.ts";
import { go } from "./route.ts";
import { saveProject } from "./save-project.ts";
import { copyLink } from "./share.ts";

const otherWindow = "Another window works on this project";

/** Why what needs the rows cannot be done; null where they are there. */
export function noTable({ data }: StudioState): string | null {
  if (data.status === "ready") return null;
  return data.status === "reading" ? "The table is still being read" : "No table is open";
}

export function projectCommands(state: StudioState): readonly AppCommand[] {
  const { canUndo, canRedo } = state.history;
  const { id } = state.project;
  const group = "Project";
  const off = noTable(state);
  const listed = state.projects.find((project) => project.id === id);
  const notKept = off ?? (listed ? null : "This browser has not saved this project");
  return [
    { id: "project.open", group, title: "Open a file", icon: FolderOpen, keys: ["mod+o"], run: pickFile },
    {
      id: "project.new",
      group,
      title: "New project",
      icon: FilePlus2,
      run: () => void state.newProject().then(() => go("start")),
    },
    {
      id: "project.undo",
      group,
      title: canUndo === null ? "Undo" : `Undo: ${canUndo}`,
      icon: Undo2,
      keys: ["mod+z"],
      off:
        canUndo === null ? (state.readOnly ? otherWindow : "Nothing was done yet that can be undone") : null,
      run: () => state.undo(),
    },
    {
      id: "project.redo",
      group,
      title: canRedo === null ? "Redo" : `Redo: ${canRedo}`,
      icon: Redo2,
      keys: ["mod+shift+z", "mod+y"],
      off: canRedo === null ? (state.readOnly ? otherWindow : "Nothing was undone") : null,
      run: () => state.redo(),
    },
    {
      id: "project.save",
      group,
      title: "Save the project as a file, with its rows",
      icon: Download,
      keys: ["mod+s"],
      off,
      run: () => void saveProject(true),
    },
    {
      id: "project.save-without",
      group,
      title: "Save the project as a file, without its rows",
      icon: Download,
      off,
      run: () => void saveProject(false),
    },
    {
      id: "project.reading",
      group,
      title: "See how the file was read, and change it",
      icon: FileSearch,
      off,
      run: () => showOverlay("reading"),
    },
    {
      id: "project.versions",
      group,
      title: "Versions of the data, and the way back",
      icon: History,
      off,
      run: () => showOverlay("versions"),
    },
    {
      id: "project.save-table",
      group,
      title: "Save the table as CSV, Parquet, Arrow or JSON",
      icon: FileDown,
      off,
      run: () => showOverlay("save-table"),
    },
    { id: "project.link", group, title: "Copy a link to this project", icon: Link2, off, run: copyLink },
    {
      id: "project.duplicate",
      group,
      title: "Duplicate this project",
      icon: Copy,
      off: notKept,
      run: () =>
        void state.duplicateProject(id).then(() => toast("Duplicated: the copy is on the start page")),
    },
    {
      id: "project.delete",
      group,
      title: "Delete this project",
      icon: Trash2,
      off: notKept ?? (state.readOnly ? otherWindow : null),
      run: () => {
        if (listed) void deleteListed(listed).then(() => go("start"));
      },
    },
    {
      id: "project.unselect",
      group,
      title: "Let the selected rows go",
      icon: SquareDashed,
      off: state.selection === null ? "No rows are selected" : null,
      run: () => state.clearSelection(),
    },
  ];
}
