import { CircleStop, CircleX, Pause, Play, RefreshCw } from "lucide-react";
import type { StudioState } from "#state/studio-state.ts";
import type { AppCommand } from "./command.ts";
import { noTable } from "./project-commands.ts";

export function trainCommands(state: StudioState): readonly AppCommand[] {
  const group = "Train";
  const { jobs, paused } = state;
  const off = noTable(state) ?? (state.readOnly ? "Another window works on this project" : null);
  const idle = jobs.length === 0 ? "No model is being trained" : null;
  return [
    {
      id: "train.all",
      group,
      title: "Train all models",
      icon: Play,
      off,
      run: () => state.train(),
    },
    {
      id: "train.changed",
      group,
      title: "Train what changed",
      icon: RefreshCw,
      off,
      run: () => state.trainChanged(),
    },
    {
      id: "train.pause",
      group,
      title: "Pause training",
      icon: Pause,
      off: idle ?? (paused ? "Training is paused already" : null),
      run: () => state.pause(),
    },
    {
      id: "train.resume",
      group,
      title: "Resume training",
      icon: Play,
      off: paused ? null : "Training is not paused",
      run: () => state.resume(),
    },
    {
      id: "train.stop",
      group,
      title: "Stop training and keep what is done",
      icon: CircleStop,
      off: idle,
      run: () => {
        for (const { id } of jobs) state.stop(id);
      },
    },
    {
      id: "train.cancel",
      group,
      title: "Cancel all training",
      icon: CircleX,
      off: idle,
      run: () => {
        for (const { id } of jobs) state.cancel(id);
      },
    },
  ];
}
