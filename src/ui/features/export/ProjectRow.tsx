import { Download, Table2 } from "lucide-react";
import { useState } from "react";
import { useStudio } from "#state/store.ts";
import { identityOf, useAnswer } from "#ui/answers/use-answer.ts";
import { saveBlob } from "#ui/charts/download.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Checkbox } from "#ui/controls/Checkbox.tsx";
import { formatBytes } from "#ui/format/amounts.ts";
import { fileStem } from "./file-stem.ts";

/** Cells of a table up to which a file is packed only to say how large it is. */
const mostMeasured = 2_000_000;

/** The project as a file, with or without its rows; its size is said before it is saved. */
export function ProjectRow() {
  const saveProjectFile = useStudio((studio) => studio.saveProjectFile);
  const project = useStudio((studio) => studio.project);
  const isBusy = useStudio((studio) => studio.jobs.length > 0);
  const nCells = useStudio(({ data }) =>
    data.status === "ready" ? data.dataset.reading.nRows * data.dataset.columns.length : 0,
  );
  const isSample = useStudio(
    ({ data }) => data.status === "ready" && data.dataset.reading.onDisk !== undefined,
  );
  const [withData, setWithData] = useState(true);
  const isMeasured = !isBusy && (!withData || nCells <= mostMeasured);
  const size = useAnswer(
    isMeasured ? `project size ${identityOf(project)} ${withData}` : null,
    async () => (await saveProjectFile(withData)).size,
  );
  const save = async () => saveBlob(await saveProjectFile(withData), `${fileStem(project.name)}.lathe`);
  return (
    <div className="take-row">
      <Table2 className="icon" aria-hidden />
      <div>
        <h3>Project</h3>
        <p className="muted">Pipeline, runs and models in one .lathe file that opens again to this state.</p>
        <Checkbox isSelected={withData} onChange={setWithData}>
          {isSample ? "with the rows of the sample; those on disk stay here" : "with the rows"}
        </Checkbox>
      </div>
      <div className="take-acts">
        {size.value === null || size.waiting ? null : (
          <span className="num muted">{formatBytes(size.value)}</span>
        )}
        <Button icon={Download} onPress={() => void save()}>
          Save project
        </Button>
      </div>
    </div>
  );
}
