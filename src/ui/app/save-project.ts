import { useStudio } from "#state/store.ts";
import { toast } from "#ui/controls/toast-queue.ts";

/** Hands the project to the person as one `.lathe` file. */
export async function saveProject(withData: boolean): Promise<void> {
  const { project, saveProjectFile } = useStudio.getState();
  const blob = await saveProjectFile(withData);
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = `${project.name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").trim() || "project"}.lathe`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  toast(withData ? "Project saved with its rows" : "Project saved without its rows");
}
