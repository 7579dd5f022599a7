import { Check, ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";

const mostShown = 100;

/** A level seen in training, any other text, or nothing for missing. */
export function LevelInput({
  label,
  value,
  levels,
  onChange,
  help,
  flag,
}: {
  label: string;
  value: string;
  levels: readonly string[];
  onChange: (value: string) => void;
  help: string;
  flag: string | null;
}) {
  const [isTyping, setTyping] = useState(false);
  const wanted = isTyping ? value.toLowerCase() : "";
  const shown = levels.filter((level) => level.toLowerCase().includes(wanted)).slice(0, mostShown);
  return (
    <ComboBox
      className="field stacked"
      allowsCustomValue
      inputValue={value}
      selectedKey={levels.includes(value) ? value : null}
      items={shown.map((level) => ({ id: level }))}
      defaultFilter={() => true}
      menuTrigger="focus"
      onInputChange={(text) => {
        setTyping(true);
        onChange(text);
      }}
      onSelectionChange={(key) => {
        setTyping(false);
        if (typeof key === "string") onChange(key);
      }}
      onBlur={() => setTyping(false)}
    >
      <Label className="label predict-name">
        <span title={label}>{label}</span>
      </Label>
      <div className="box measured">
        <Input placeholder="missing" onFocus={(event) => event.currentTarget.select()} />
        <Button className="unfold" aria-label={`Levels of ${label}`}>
          <ChevronDown className="icon small" aria-hidden />
        </Button>
      </div>
      <Text slot="description" className={flag === null ? "help" : "help flagged"}>
        {flag ?? help}
      </Text>
      <Popover className="floating" offset={4}>
        <ListBox className="choices">
          {({ id }: { id: string }) => (
            <ListBoxItem className="choice" textValue={id}>
              {id === value ? <Check className="icon" aria-hidden /> : <span />}
              <span className="words font-mono text-small">{id}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
