import { FolderArchive } from "lucide-react";
import { useState } from "react";
import type { RunRecord } from "#core/project/run.ts";
import { useStudio } from "#state/store.ts";
import { saveBlob } from "#ui/charts/download.ts";
import { Button } from "#ui/controls/Button.tsx";
import { fileStem } from "./file-stem.ts";
import { useCardFacts } from "./use-card-facts.ts";

/** The checked file with all that its reader needs: README, labels, made rows and what the model says of them. */
export function BundleButton({ run, onnx }: { readonly run: RunRecord; readonly onnx: Blob }) {
  const facts = useCardFacts(run);
  const exportBundle = useStudio((studio) => studio.exportBundle);
  const [isPacking, setPacking] = useState(false);
  const save = async () => {
    setPacking(true);
    const stem = fileStem(run.name);
    const zip = await exportBundle(run.id, onnx, stem, facts);
    setPacking(false);
    if (zip) saveBlob(zip, `${stem}.zip`);
  };
  return (
    <Button
      icon={FolderArchive}
      onPress={() => void save()}
      disabledReason={isPacking ? "The bundle is being packed" : null}
    >
      Download bundle
    </Button>
  );
}
