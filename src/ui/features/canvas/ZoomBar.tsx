import { useReactFlow, useStore } from "@xyflow/react";
import { Map as MapIcon, Maximize, Minus, Plus, RotateCcw } from "lucide-react";
import { Button } from "#ui/controls/Button.tsx";
import { IconButton } from "#ui/controls/IconButton.tsx";

export function ZoomBar({
  hasMap,
  onMap,
  onFit,
  onTidy,
}: {
  readonly hasMap: boolean;
  readonly onMap: () => void;
  readonly onFit: () => void;
  readonly onTidy: () => void;
}) {
  const flow = useReactFlow();
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <div className="tool-bar low" role="toolbar" aria-label="View of the canvas">
      <IconButton
        icon={Minus}
        size="small"
        label="Zoom out"
        shortcut="−"
        onPress={() => void flow.zoomOut()}
      />
      <span className="num percent">{percent} %</span>
      <IconButton icon={Plus} size="small" label="Zoom in" shortcut="+" onPress={() => void flow.zoomIn()} />
      <i className="divider" />
      <Button size="small" variant="quiet" icon={Maximize} onPress={onFit}>
        Fit <kbd>F</kbd>
      </Button>
      <Button size="small" variant="quiet" icon={MapIcon} isPressed={hasMap} onPress={onMap}>
        Map
      </Button>
      <Button size="small" variant="quiet" icon={RotateCcw} onPress={onTidy}>
        Tidy <kbd>T</kbd>
      </Button>
    </div>
  );
}
