import { expect, it } from "vitest";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { makeDataDir } from "../support/tracker-process.ts";
import { fuzz } from "./run.ts";
import { HOOK_SECRET, startTarget } from "./target.ts";

/** Of each kind; `npm run fuzz` sends 20,000. */
const COUNT = 300;

it("hostile webhooks, documents and frames end in no crash, no internals and no failed delivery", async () => {
  const tracker = await startTarget(makeDataDir());
  try {
    const seed = Number(process.env["FUZZ_SEED"] ?? 1);
    const report = await fuzz(tracker, {
      seed,
      count: COUNT,
      adminToken: ADMIN_TOKEN,
      hookSecret: HOOK_SECRET,
    });
    expect([...report.issues]).toEqual([]);
    expect(report.failedDeliveries).toBe(0);
    expect(report.isAlive).toBe(true);
    expect(report.sent).toEqual({ hooks: COUNT, documents: COUNT, frames: COUNT });
  } finally {
    await tracker.end("SIGKILL");
  }
});
