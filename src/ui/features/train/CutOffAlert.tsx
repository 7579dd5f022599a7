import { Play } from "lucide-react";
import { useStudio } from "#state/store.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { plural } from "#ui/format/numbers.ts";
import { Button } from "#ui/controls/Button.tsx";

const numbers = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

/** What a reload interrupted: that it runs again, or the button that makes it. */
export function CutOffAlert() {
  const cutOff = useStudio((studio) => studio.cutOff);
  const { train, dismissCutOff } = useStudio.getState();
  if (cutOff === null) return null;
  const { nodes, isRestarted, nKept } = cutOff;
  const one = nodes.length === 1;
  const what = `${numbers[nodes.length] ?? nodes.length} training${one ? " was" : "s were"} cut off by a reload`;
  const again = () => {
    dismissCutOff();
    train(nodes);
  };
  return (
    <Alert
      isBoxed
      isLive
      tone={isRestarted ? "info" : "warn"}
      title={isRestarted ? `${what} and ${one ? "runs" : "run"} again` : what}
      acts={
        isRestarted ? (
          <Button size="small" onPress={dismissCutOff}>
            Close
          </Button>
        ) : (
          <Button size="small" icon={Play} onPress={again}>
            Train {one ? "it" : "them"} again
          </Button>
        )
      }
    >
      {isRestarted ? null : "The page ended twice in the middle of it, perhaps for want of memory. "}
      {nKept === 0
        ? `It ${isRestarted ? "begins" : "would begin"} from the start, with the same seeds. Finished runs were kept.`
        : `${plural(nKept, "fit")} had been kept: ${isRestarted ? "they go" : "they would go"} on from there.`}
      {isRestarted ? " The results are those that the first attempt would have given." : null}
    </Alert>
  );
}
