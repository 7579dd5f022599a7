import { browserServices } from "#state/browser-services.ts";
import { createStudio } from "#state/studio.ts";

/** The page's one state. Screens read it through small selectors: `useStudio((s) => s.data)`. */
export const { useStudio, queries } = createStudio(browserServices());
