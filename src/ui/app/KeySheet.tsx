import { useStudio } from "#state/store.ts";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { commandsFor } from "./commands.ts";
import { Button } from "#ui/controls/Button.tsx";
import { keysInWords } from "./keys.ts";
import { showOverlay } from "./overlay-store.ts";
import { startTour } from "./tour.ts";

const always = [
  ["Next and last control", "Tab, Shift+Tab"],
  ["Within a list, grid or figure", "Arrow keys"],
  ["Open a file", "Drop it anywhere"],
  ["Open copied cells", "Paste, outside a field"],
] as const;

/** Every shortcut, from the one registry. */
export default function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const state = useStudio();
  const commands = commandsFor(state).filter(({ keys }) => keys !== undefined);
  const groups = [...new Set(commands.map(({ group }) => group))];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Everything by keyboard"
      width="wide"
      acts={
        <>
          <Button onPress={() => showOverlay("glossary")}>Words, in plain words</Button>
          <Button
            onPress={() => {
              onClose();
              startTour();
            }}
          >
            Take the tour
          </Button>
        </>
      }
    >
      <div className="sheet-columns">
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <ul>
              {commands
                .filter((command) => command.group === group)
                .map(({ id, title, keys = [] }) => (
                  <li key={id}>
                    <span>{title}</span>
                    <span className="whitespace-nowrap">
                      {keys.map((key) => (
                        <kbd key={key} className="ml-1">
                          {keysInWords(key)}
                        </kbd>
                      ))}
                    </span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
        <section>
          <h3>Everywhere</h3>
          <ul>
            {always.map(([what, how]) => (
              <li key={what}>
                <span>{what}</span>
                <kbd>{how}</kbd>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  );
}
