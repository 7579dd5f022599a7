import { Plus, X } from "lucide-react";
import type { KeyPair } from "#core/combine/join-keys.ts";
import { Button } from "#ui/controls/Button.tsx";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { Select } from "#ui/controls/Select.tsx";

/** A pair that is not chosen on both sides yet. */
export type OpenPair = readonly [left: string | null, right: string | null];

export function isChosen(pair: OpenPair): pair is KeyPair {
  return pair[0] !== null && pair[1] !== null;
}

/** Which columns say what belongs together: a line a pair, all of which must agree. */
export function KeyPairs({
  pairs,
  left,
  right,
  rightName,
  partnerOf,
  onChange,
}: {
  readonly pairs: readonly OpenPair[];
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly rightName: string;
  /** The likeliest partner of a column of this table; null where none is likely. */
  readonly partnerOf: (column: string) => string | null;
  readonly onChange: (pairs: readonly OpenPair[]) => void;
}) {
  const put = (at: number, pair: OpenPair) => onChange(pairs.map((each, i) => (i === at ? pair : each)));
  const optionsOf = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }));
  return (
    <fieldset className="key-pairs">
      <legend>Rows belong together where these agree</legend>
      {pairs.map((pair, at) => (
        <div className="key-pair" key={`pair ${at}`}>
          <Select
            label={`Key ${at + 1} of this table`}
            isLabelHidden
            isMeasured
            placeholder="Column of this table"
            value={pair[0]}
            options={optionsOf(left)}
            onChange={(name) => put(at, [name, pair[1] ?? partnerOf(name)])}
          />
          <span aria-hidden>=</span>
          <Select
            label={`Key ${at + 1} of ${rightName}`}
            isLabelHidden
            isMeasured
            placeholder={`Column of ${rightName}`}
            value={pair[1]}
            options={optionsOf(right)}
            onChange={(name) => put(at, [pair[0], name])}
          />
          {pairs.length > 1 ? (
            <IconButton
              icon={X}
              size="small"
              label={`Remove key ${at + 1}`}
              onPress={() => onChange(pairs.filter((_, i) => i !== at))}
            />
          ) : null}
        </div>
      ))}
      <Button size="small" variant="quiet" icon={Plus} onPress={() => onChange([...pairs, [null, null]])}>
        And another key
      </Button>
    </fieldset>
  );
}
