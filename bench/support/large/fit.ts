import { provideKernels } from "#core/kernels/provided-kernels.ts";
import { bestKernels } from "#kernels/wasm-kernels.ts";

provideKernels(bestKernels());

export { estimators } from "#core/estimators/registry.ts";
export { fitPart } from "#core/model-selection/fit-part.ts";
export { prepareSplit } from "#core/model-selection/fold.ts";
export { forecastFit } from "#core/pipeline/forecast.ts";
export { defaultRecipe } from "#core/preprocessing/default-recipes.ts";
