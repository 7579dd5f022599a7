import { useStudio } from "#state/store.ts";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { plural } from "#ui/format/numbers.ts";
import { OfflineWords } from "./OfflineWords.tsx";

/** What keeps the rows here, and how to check it without trusting this page. */
export default function PrivacySheet({ onClose }: { readonly onClose: () => void }) {
  const outside = useStudio((state) => state.environment.outsideRequests);
  return (
    <Dialog isOpen onClose={onClose} title="Your rows stay in this browser. Check it yourself" width="wide">
      <div className="says grid gap-3">
        <p>
          <b>{plural(outside, "request")}</b> to any other address since this page was opened. The page
          carries a Content-Security-Policy that lets it load its own files and nothing else; the browser
          enforces it, and reports to this counter whatever it refused.
        </p>
        <p>
          Projects are kept in this browser's storage for this site, and leave it only as files that you save.
          There is no account, no cookie and no telemetry.
        </p>
        <OfflineWords />
        <h3 className="font-semibold text-ink">Three ways to check</h3>
        <ol className="grid list-decimal gap-1 pl-5">
          <li>
            Open the browser's developer tools, choose Network, and use Lathe: every address listed is this
            site's.
          </li>
          <li>Switch the network off after this page has loaded, then train and explain a model.</li>
          <li>Read the policy: in Network, choose the page itself and look for Content-Security-Policy.</li>
        </ol>
      </div>
    </Dialog>
  );
}
