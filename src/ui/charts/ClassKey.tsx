/** Which colour is which class, in words; for stacked areas, where no label can stand at a line's end. */
export function ClassKey({
  entries,
}: {
  entries: readonly { readonly label: string; readonly color: string; readonly shape?: string }[];
}) {
  if (entries.length < 2) return null;
  return (
    <p className="mb-1 flex flex-wrap justify-end gap-x-4 gap-y-0.5 text-small font-semibold">
      {entries.map(({ label, color, shape = "■" }) => (
        <span key={label} className="inline-flex items-baseline gap-1.5">
          <span aria-hidden style={{ color }}>
            {shape}
          </span>
          <span className="max-w-40 cut text-ink-2">{label}</span>
        </span>
      ))}
    </p>
  );
}
