import type { ProjectId } from "#core/shared/brand.ts";
import { useStudio } from "#state/store.ts";
import { tableFiles } from "#ui/format/table-files.ts";
import { toast } from "#ui/controls/toast-queue.ts";
import { stemOf } from "#ui/format/stem-of.ts";
import { type Dropped, named } from "./dropped-files.ts";
import { go, parseHash } from "./route.ts";

/** Opens what was dropped, picked or pasted, and shows it. Failures become problems in the store. */
export async function openAny(files: readonly File[]): Promise<void> {
  await openDropped(named(files));
}

/** Several files are asked about as one; a project is opened by itself. */
export async function openDropped({ files, folder }: Dropped): Promise<void> {
  const { openFile, openFiles, openProjectFile } = useStudio.getState();
  const project = files.find(({ name }) => name.toLowerCase().endsWith(".lathe"));
  const only = project ?? (files.length === 1 ? files[0] : undefined);
  if (project && files.length > 1)
    toast(`“${project.name}” is a project and is opened; the other files are left as they are`);
  if (only) await (project ? openProjectFile(only.file, only.name) : openFile(only.file, only.file.name));
  else if (files.length > 0) await openFiles(files, `${folder ?? titleOf(files)}.zip`);
  else return void toast("That folder holds no file: nothing was opened");
  showTable();
}

/** "north and 2 more" */
function titleOf(files: Dropped["files"]): string {
  return `${stemOf(files[0]?.name ?? "")} and ${files.length - 1} more`;
}

export async function openPasted(text: string): Promise<void> {
  await useStudio.getState().openText(text);
  showTable();
}

export async function openSample(id: string): Promise<void> {
  await useStudio.getState().openSample(id);
  showTable();
}

export async function openListed(id: ProjectId): Promise<void> {
  await useStudio.getState().openProject(id);
  showTable();
}

/** A file picker, for a command that has no button of its own. */
export function pickFile(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.accept = acceptedFiles.join(",");
  input.addEventListener("change", () => void openAny([...(input.files ?? [])]));
  input.click();
}
export const acceptedFiles = [...tableFiles, ".lathe"];

function showTable(): void {
  const { status } = useStudio.getState().data;
  const isOnCanvas = parseHash(location.hash).place === "canvas"; // there a file is seen arriving, wired
  if (status === "failed" || (status === "ready" && !isOnCanvas)) go("data"); // a refusal's reason stands there
}
