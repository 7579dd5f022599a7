import { useStudio } from "#state/store.ts";
import type { ProjectListItem } from "#state/project-list-item.ts";
import { toast } from "#ui/controls/toast-queue.ts";
import { formatBytes } from "#ui/format/amounts.ts";
import { isolate } from "#ui/format/isolate.ts";
import { openListed } from "./open.ts";

/** Deletes at once and offers the way back; the room is freed when the offer has passed. */
export async function deleteListed({ id, name, bytes }: ProjectListItem): Promise<void> {
  const { project, deleteProject, restoreProject, freeProject } = useStudio.getState();
  const wasOpen = project.id === id;
  if (!(await deleteProject(id))) return; // why not stands as an alert
  const restore = async () => {
    await restoreProject(id);
    if (wasOpen) await openListed(id);
  };
  toast(
    `“${isolate(name)}” deleted, ${formatBytes(bytes)} free soon`,
    { label: "Undo", onPress: () => void restore() },
    () => void freeProject(id),
  );
}
