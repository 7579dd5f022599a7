import { Select, type SelectOption } from "#ui/controls/Select.tsx";

const auto = " found";

/** One thing about a file: what Lathe found, dashed, until a person fixes it; fixed, it can be left to be found again. */
export function GuessSelect({
  label,
  found,
  fixed,
  options,
  onFix,
  help,
  placeholder = "As it shows",
}: {
  readonly label: string;
  /** null where nothing single was found. */
  readonly found: string | null;
  readonly fixed: string | undefined;
  readonly options: readonly SelectOption<string>[];
  readonly onFix: (value: string | undefined) => void;
  readonly help?: string | undefined;
  readonly placeholder?: string;
}) {
  const isAuto = fixed === undefined;
  const free = isAuto ? [] : [{ value: auto, label: "Let Lathe find it" }];
  return (
    <Select<string>
      label={label}
      isStacked
      isAuto={isAuto}
      value={fixed ?? found}
      placeholder={placeholder}
      options={[...free, ...options]}
      onChange={(value) => onFix(value === auto ? undefined : value)}
      help={help}
    />
  );
}
