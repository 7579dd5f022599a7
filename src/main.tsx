import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { useStudio } from "#state/store.ts";
import { App } from "#ui/app/App.tsx";
import { startOffline } from "#ui/app/offline.ts";
import "#ui/styles/index.css";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
void useStudio.getState().start();
startOffline();
