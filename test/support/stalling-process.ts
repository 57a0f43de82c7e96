import { createLog } from "../../server/log.ts";
import { startStallWatch } from "../../server/stall-watch.ts";

// Run by stall-watch.test.ts in a process of its own: begins a try that never ends.

const [, , dataDir = "", maxMs = ""] = process.argv;
const { mark } = startStallWatch({ dataDir, log: createLog("silent") }, Number(maxMs));
mark.begin(7);
for (;;);
