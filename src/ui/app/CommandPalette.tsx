import {
  Autocomplete,
  Input,
  Keyboard,
  Menu,
  MenuItem,
  SearchField,
  Text,
  useFilter,
} from "react-aria-components";
import { useStudio } from "#state/store.ts";
import { Dialog } from "#ui/controls/Dialog.tsx";
import type { AppCommand } from "./command.ts";
import { columnCommands, commandsFor } from "./commands.ts";
import { keysInWords } from "./keys.ts";

const isOff = ({ off }: AppCommand) => off !== undefined && off !== null;

/** Type to find: commands, steps and columns. What cannot be done now stays, takes focus, and says why. */
export default function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const { contains } = useFilter({ sensitivity: "base" });
  const state = useStudio();
  const commands = [...commandsFor(state), ...columnCommands(state)].filter(
    ({ id }) => id !== "view.palette",
  );
  const run = (command: AppCommand) => {
    if (isOff(command)) return; // why not stands beside it
    onClose();
    command.run();
  };
  return (
    <Dialog isOpen onClose={onClose} title="Find a command or column" width="wide">
      <Autocomplete filter={contains}>
        <SearchField
          aria-label="Find"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the palette is opened to type in
          autoFocus
        >
          <Input
            className="box"
            placeholder="Type a few letters"
            // A searchbox alone would not tell that the list follows what is typed and is walked from here; Autocomplete adds aria-controls.
            // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props, jsx-a11y/prefer-tag-over-role
            role="combobox"
            aria-expanded
          />
        </SearchField>
        <Menu
          className="palette-list choices"
          aria-label="Commands and columns"
          items={commands.map((command) => ({ ...command, key: command.id }))}
          renderEmptyState={() => <p className="px-3 py-2 text-ink-3">Nothing has this name.</p>}
        >
          {(command) => (
            <MenuItem
              id={command.id}
              className={isOff(command) ? "choice off" : "choice"}
              textValue={`${command.title} ${command.group}`}
              onAction={() => run(command)}
            >
              <command.icon className="icon" aria-hidden />
              <span className="words cut">
                <Text slot="label" className={command.group === "Columns" ? "num" : ""}>
                  {command.title}
                </Text>{" "}
                <span className="aside">{command.group}</span>
                {isOff(command) ? (
                  <Text slot="description" className="hint">
                    Not now: {command.off}
                  </Text>
                ) : null}
              </span>
              {command.keys?.[0] === undefined ? null : <Keyboard>{keysInWords(command.keys[0])}</Keyboard>}
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}
