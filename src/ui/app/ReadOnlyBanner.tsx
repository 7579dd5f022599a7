import { useState } from "react";
import { useStudio } from "#state/store.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";

/** Says that another window works on the project, and offers to go on here. */
export function ReadOnlyBanner() {
  const readOnly = useStudio((state) => state.readOnly);
  const { takeOver } = useStudio.getState();
  const [isAsking, setAsking] = useState(false);
  if (!readOnly) return null;
  return (
    <div className="problems">
      <Alert
        tone="info"
        isBoxed
        isLive
        title="Another window works on this project"
        acts={
          <Button
            size="small"
            variant="primary"
            disabledReason={isAsking ? "The other window is saving its work" : null}
            onPress={() => {
              setAsking(true);
              void takeOver().finally(() => setAsking(false));
            }}
          >
            Take over
          </Button>
        }
      >
        Here it is only read, and follows what is saved there. Taking over lets the other window save first;
        training under way there ends with what it has so far.
      </Alert>
    </div>
  );
}
