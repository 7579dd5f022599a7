import {
  CircleHelp,
  Cpu,
  Link2,
  MoonStar,
  Redo2,
  Search,
  ShieldAlert,
  ShieldCheck,
  Sun,
  Undo2,
} from "lucide-react";
import { Button as AriaButton } from "react-aria-components";
import { useStudio } from "#state/store.ts";
import { Chip } from "#ui/controls/Chip.tsx";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { plural } from "#ui/format/numbers.ts";
import { Mark } from "./Mark.tsx";
import { showOverlay } from "./overlay-store.ts";
import { useOffline } from "./offline.ts";
import { ProjectName } from "./ProjectName.tsx";
import { hrefOf } from "./route.ts";
import { copyLink } from "./share.ts";
import { SaveWords } from "./SaveWords.tsx";
import { keysInWords } from "./keys.ts";
import { setTheme, useIsDark } from "./theme.ts";

export function TopBar() {
  const hasProject = useStudio((state) => state.data.status === "ready");
  const canUndo = useStudio((state) => state.history.canUndo);
  const canRedo = useStudio((state) => state.history.canRedo);
  const undo = useStudio((state) => state.undo);
  const redo = useStudio((state) => state.redo);
  const environment = useStudio((state) => state.environment);
  const dark = useIsDark();
  const worksOffline = useOffline(({ offline }) => offline.status === "works");
  const { outsideRequests, threads } = environment;
  return (
    <header className="topbar">
      <a className="mark" href={hrefOf("start")} aria-label="Lathe, all projects">
        <Mark />
        <b>Lathe</b>
      </a>
      {hasProject ? (
        <>
          <ProjectName />
          <SaveWords />
          <span className="divider" />
          <IconButton
            icon={Undo2}
            label="Undo"
            hint={canUndo === null ? "Undo" : `Undo: ${canUndo}`}
            shortcut={keysInWords("mod+z")}
            disabledReason={canUndo === null ? "Nothing to undo" : null}
            onPress={undo}
          />
          <IconButton
            icon={Redo2}
            label="Redo"
            hint={canRedo === null ? "Redo" : `Redo: ${canRedo}`}
            shortcut={keysInWords("mod+shift+z")}
            disabledReason={canRedo === null ? "Nothing to redo" : null}
            onPress={redo}
          />
          <IconButton icon={Link2} label="Copy a link to this project" onPress={copyLink} />
        </>
      ) : null}
      <AriaButton
        className="palette-button"
        aria-label="Find a command or column"
        onPress={() => showOverlay("palette")}
      >
        <Search className="icon" aria-hidden />
        <span className="words cut">Find a command or column</span>
        <kbd>{keysInWords("mod+k")}</kbd>
      </AriaButton>
      <span className="chip spare" title={threadsInWords(environment)}>
        <Cpu className="icon" aria-hidden />
        {plural(threads, "thread")}
      </span>
      <AriaButton
        className="privacy"
        aria-label={`${plural(outsideRequests, "outside request")}${worksOffline ? ", works offline" : ""}: what leaves this page`}
        onPress={() => showOverlay("privacy")}
      >
        <Chip
          tone={outsideRequests === 0 ? "ok" : "bad"}
          icon={outsideRequests === 0 ? ShieldCheck : ShieldAlert}
        >
          <span className="words">
            {plural(outsideRequests, "outside request")}
            {worksOffline ? <span className="spare">, works offline</span> : null}
          </span>
        </Chip>
      </AriaButton>
      <IconButton
        icon={dark ? Sun : MoonStar}
        label={dark ? "Paper (light)" : "Board (dark)"}
        shortcut={keysInWords("mod+shift+l")}
        onPress={() => setTheme(dark ? "light" : "dark")}
      />
      <IconButton
        icon={CircleHelp}
        label="Keyboard and help"
        shortcut="?"
        onPress={() => showOverlay("keys")}
      />
    </header>
  );
}

function threadsInWords({
  threads,
  isolated,
}: {
  readonly threads: number;
  readonly isolated: boolean;
}): string {
  return isolated
    ? `Models train on ${plural(threads, "thread")}, which share the table`
    : `Models train on ${plural(threads, "thread")}. This page is not isolated, so each keeps its own copy of the table`;
}
