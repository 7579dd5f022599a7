import { describeProblem, LatheError } from "#core/shared/problems.ts";
import { queries } from "#state/store.ts";
import { refuse, toast } from "#ui/controls/toast-queue.ts";
import { formatCount } from "#ui/format/numbers.ts";
import { hrefOf } from "./route.ts";

/** Puts a link to the open project on the clipboard, or says why there is none. */
export function copyLink(): void {
  void copy().catch((error: unknown) => {
    if (!(error instanceof LatheError)) throw error;
    const { title, advice } = describeProblem(error.problem);
    refuse(`${title}. ${advice}`);
  });
}

async function copy(): Promise<void> {
  const link = new URL(hrefOf("share", await queries.shareText()), location.href).href;
  try {
    await navigator.clipboard.writeText(link);
    toast(
      `Link copied, ${formatCount(link.length)} characters. Whoever opens it trains the same models on the same rows`,
    );
  } catch {
    refuse("The browser did not allow copying: save the project as a file instead");
  }
}
