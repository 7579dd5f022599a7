import { useStudio } from "#state/store.ts";
import type { ProjectListItem } from "#state/studio-state.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { toast } from "#ui/controls/toast-queue.ts";
import { formatBytes } from "#ui/format/amounts.ts";
import { plural } from "#ui/format/numbers.ts";

export default function DeleteDialog({
  item,
  onClose,
}: {
  readonly item: ProjectListItem;
  readonly onClose: () => void;
}) {
  const deleteProject = useStudio((state) => state.deleteProject);
  return (
    <Dialog
      isOpen
      isAlert
      onClose={onClose}
      title={`Delete “${item.name}”?`}
      acts={
        <>
          <Button variant="quiet" takesFocus onPress={onClose}>
            Keep it
          </Button>
          <Button
            variant="seal"
            onPress={() => {
              onClose();
              void deleteProject(item.id).then(() => toast(`“${item.name}” deleted`));
            }}
          >
            Delete it
          </Button>
        </>
      }
    >
      <p className="says">
        Its table, {item.nRuns === 0 ? "settings" : `${plural(item.nRuns, "run")}`} and models are removed
        from this browser, which frees {formatBytes(item.bytes)}. This cannot be undone. Files you saved
        elsewhere stay.
      </p>
    </Dialog>
  );
}
