import { createStudio } from "#state/studio.ts";
import { inProcessServices, memoryStorage } from "#test/support/in-process-services.ts";
import { until } from "#test/support/until.ts";

/** A studio that has started, with its workers in this process, on a storage that another visit can open again. */
export async function openedStudio(storage = memoryStorage()) {
  const services = inProcessServices({ openStorage: async () => storage });
  const { useStudio, queries, studio } = createStudio(services);
  await useStudio.getState().start();
  const state = useStudio.getState;
  return { state, queries, studio, storage, until: (check: () => boolean) => until(useStudio, check) };
}
