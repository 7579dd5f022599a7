import { History } from "lucide-react";
import { currentVersion, type DataVersion, versionsOf } from "#core/versions/data-versions.ts";
import { shortVersion } from "#core/versions/version-hash.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { toast } from "#ui/controls/toast-queue.ts";
import { formatMoment } from "#ui/format/dates.ts";
import { plural } from "#ui/format/numbers.ts";
import "./versions.css";

/** Every version of the data, newest first: what made it, which runs learned from it, and the way back. */
export default function VersionsDialog({ onClose }: { readonly onClose: () => void }) {
  const project = useStudio((studio) => studio.project);
  const readOnly = useStudio((studio) => studio.readOnly);
  const { restoreVersion } = useStudio.getState();
  const now = currentVersion(project);
  const versions = versionsOf(project).toReversed();
  const runsOf = ({ hash }: DataVersion) =>
    project.runs.filter(({ version, deletedAt }) => version === hash && deletedAt === null);
  const goBack = ({ hash, name }: DataVersion) => {
    void restoreVersion(hash).then(() => toast(`Back at “${name}”; undo leads forward again`));
  };
  return (
    <Dialog isOpen onClose={onClose} title="Versions of the data" width="wide">
      <p className="says">
        Each change of the table or of a recipe is a version. None holds rows: going back makes the table anew
        from its file and the steps, and can be undone.
      </p>
      <ol className="versions" aria-label="Versions, newest first">
        {versions.map((version) => (
          <li key={version.hash} aria-current={version.hash === now || undefined}>
            <div className="what">
              <b>{version.name}</b>
              <span className="muted">
                {formatMoment(version.at)} · <code>{shortVersion(version.hash)}</code>
                {wordsOfRuns(runsOf(version).map(({ name }) => name))}
              </span>
            </div>
            {version.hash === now ? (
              <span className="now">Now</span>
            ) : (
              <Button
                icon={History}
                onPress={() => goBack(version)}
                disabledReason={readOnly ? "Another window works on this project" : null}
              >
                Go back to it
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

function wordsOfRuns(names: readonly string[]): string {
  if (names.length === 0) return "";
  return ` · ${names.length > 3 ? plural(names.length, "run") : names.join(", ")}`;
}
