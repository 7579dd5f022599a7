import { metrics } from "#core/metrics/registry.ts";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { glossary } from "#ui/words/glossary.ts";

const terms = [
  ...Object.values(glossary),
  ...[...metrics.values()].map(({ title, help }) => ({ term: title, meaning: help })),
].toSorted((a, b) => a.term.localeCompare(b.term, "en"));

/** Every word of the trade that Lathe uses, and every metric, in plain words. */
export default function GlossarySheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog isOpen onClose={onClose} title="Words, in plain words" width="wide">
      <dl className="glossary">
        {terms.map(({ term, meaning }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
