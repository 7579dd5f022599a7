import { Play } from "lucide-react";
import { useStudio } from "#state/store.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";

const numbers = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

/** What a reload interrupted: that it runs again, or the button that makes it. */
export function CutOffAlert() {
  const cutOff = useStudio((studio) => studio.cutOff);
  const { train, dismissCutOff } = useStudio.getState();
  if (cutOff === null) return null;
  const { nodes, isRestarted } = cutOff;
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
      {isRestarted
        ? "From the start, with the same seeds: the results are those that the first attempt would have given."
        : "The page ended twice in the middle of it, perhaps for want of memory. It would begin from the start. Finished runs were kept."}
    </Alert>
  );
}
