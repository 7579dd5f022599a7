import type { ProjectId } from "#core/shared/brand.ts";
import { useStudio } from "#state/store.ts";
import { tableFiles } from "#ui/format/table-files.ts";
import { toast } from "#ui/controls/toast-queue.ts";
import { go, parseHash } from "./route.ts";

/** Opens what was dropped, picked or pasted, and shows it. Failures become problems in the store. */
export async function openAny(files: readonly File[]): Promise<void> {
  const [file] = files;
  if (file === undefined) return;
  if (files.length > 1)
    toast(`One file at a time: “${file.name}” is opened, the others are left as they are`);
  const { openFile, openProjectFile } = useStudio.getState();
  await (file.name.toLowerCase().endsWith(".lathe")
    ? openProjectFile(file, file.name)
    : openFile(file, file.name));
  showTable();
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
