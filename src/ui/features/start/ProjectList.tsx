import { Copy, PencilLine, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "react-aria-components";
import { useStudio } from "#state/store.ts";
import type { ProjectListItem } from "#state/project-list-item.ts";
import { deleteListed } from "#ui/app/delete-listed.ts";
import { openListed } from "#ui/app/open.ts";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { formatBytes } from "#ui/format/amounts.ts";
import { formatWhen } from "#ui/format/dates.ts";
import { plural } from "#ui/format/numbers.ts";

const RenameDialog = lazy(() => import("./RenameDialog.tsx"));
const shownAtFirst = 6;

/** Projects kept in this browser: open, rename, duplicate, delete, and the space they take. */
export function ProjectList() {
  const projects = useStudio((state) => state.projects);
  const storageBytes = useStudio((state) => state.storageBytes);
  const duplicate = useStudio((state) => state.duplicateProject);
  const [renamed, setRenamed] = useState<ProjectListItem | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const [now] = useState(() => new Date());
  if (projects.length === 0) return null;
  const shown = showsAll ? projects : projects.slice(0, shownAtFirst);
  return (
    <section className="continue" aria-labelledby="continue">
      <header>
        <h2 id="continue">Continue</h2>
        {storageBytes === null ? null : (
          <span className="muted">{formatBytes(storageBytes)} kept in this browser</span>
        )}
      </header>
      <ul>
        {shown.map((item) => (
          <li key={item.id}>
            <Button className="name cut" onPress={() => void openListed(item.id)}>
              {item.name}
            </Button>
            <span className="facts cut">
              {item.fileName === null ? "no table yet" : item.fileName}
              {item.nRuns === 0 ? "" : `, ${plural(item.nRuns, "run")}`}, {formatBytes(item.bytes)}
            </span>
            <time dateTime={item.updatedAt}>{formatWhen(item.updatedAt, now)}</time>
            <span className="acts">
              <IconButton
                icon={PencilLine}
                size="small"
                label={`Rename ${item.name}`}
                hint="Rename"
                onPress={() => setRenamed(item)}
              />
              <IconButton
                icon={Copy}
                size="small"
                label={`Duplicate ${item.name}`}
                hint="Duplicate"
                onPress={() => void duplicate(item.id)}
              />
              <IconButton
                icon={Trash2}
                size="small"
                label={`Delete ${item.name}`}
                hint="Delete"
                onPress={() => void deleteListed(item)}
              />
            </span>
          </li>
        ))}
      </ul>
      {projects.length > shown.length ? (
        <Button className="more" onPress={() => setShowsAll(true)}>
          Show all {projects.length}
        </Button>
      ) : null}
      {renamed === null ? null : (
        <Suspense fallback={null}>
          <RenameDialog item={renamed} onClose={() => setRenamed(null)} />
        </Suspense>
      )}
    </section>
  );
}
