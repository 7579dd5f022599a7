import { useStudio } from "#state/store.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { takeNewVersion, useOffline } from "./offline.ts";

/** Nothing is replaced under a page in use: a newer version waits here until the person says so. */
export function NewVersion() {
  const newVersion = useOffline((state) => state.newVersion);
  const isTraining = useStudio((state) => state.jobs.length > 0);
  if (newVersion === null) return null;
  return (
    <div className="problems">
      <Alert
        title={
          newVersion === "ready"
            ? "A new version is ready"
            : "Another window has opened a new version of Lathe; this one is still the old one"
        }
        isBoxed
        isLive
        acts={
          <Button size="small" onPress={() => void takeNewVersion()}>
            Reload
          </Button>
        }
      >
        {isTraining
          ? "Your project is kept. The models that train now would have to start again."
          : "Your project and its models are kept."}
      </Alert>
    </div>
  );
}
