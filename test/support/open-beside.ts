import { onTestFinished } from "vitest";
import { createLog } from "../../server/log.ts";
import { openStore, type Store } from "../../server/store/store.ts";

/** The database of a tracker in a process of its own, read beside it; closed with the test. */
export async function openBeside(dataDir: string): Promise<Store> {
  const store = await openStore({
    databaseUrl: undefined,
    dataDir,
    log: createLog("silent"),
    now: () => new Date(),
  });
  onTestFinished(() => store.close());
  return store;
}
