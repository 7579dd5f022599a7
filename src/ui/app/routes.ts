import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { StepId } from "./steps.ts";

/** The screen of each step, loaded when first opened. A step that is not here is not in the rail. */
export const routes: Partial<Record<StepId, LazyExoticComponent<ComponentType>>> = {};
void lazy;
