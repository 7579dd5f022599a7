import { Button } from "#ui/controls/Button.tsx";
import { formatBytes } from "#ui/format/amounts.ts";
import { keepOffline, useOffline } from "./offline.ts";

/** What is kept for when there is no network, in the sheet that says what leaves this page. */
export function OfflineWords() {
  const offline = useOffline((state) => state.offline);
  switch (offline.status) {
    case "unavailable":
      return (
        <p>Without a network this page does not open: here the browser keeps no copy of Lathe itself.</p>
      );
    case "waits":
      return (
        <div className="grid justify-items-start gap-2">
          <p>Your browser asks pages to save data, so Lathe keeps no copy of itself until you say so.</p>
          <Button size="small" onPress={() => void keepOffline()}>
            Keep Lathe for offline use
          </Button>
        </div>
      );
    case "keeping":
      return (
        <p>
          Keeping a copy of Lathe itself in this browser
          {offline.of === 0 ? "…" : `: ${offline.kept} of ${offline.of} files so far.`}
        </p>
      );
    case "works":
      return (
        <p>
          <b>Works offline.</b> Lathe itself, with its sample tables, is kept in this browser and takes{" "}
          {formatBytes(offline.bytes)}. It opens and trains with no network at all.
        </p>
      );
    case "failed":
      return (
        <div className="grid justify-items-start gap-2">
          <p>
            Not all of Lathe could be kept for offline use: the line broke, or the browser has no room. What
            is kept stays, and everything works while there is a network.
          </p>
          <Button size="small" onPress={() => void keepOffline()}>
            Try again
          </Button>
        </div>
      );
  }
}
