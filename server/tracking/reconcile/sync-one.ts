import type { CauseMessage } from "../../domain/message/cause.ts";
import { TrackingError } from "../core/error.ts";
import type { ServicesContext } from "../services/context.ts";
import { beginReport } from "./progress.ts";
import { openSnapshots } from "./snapshots.ts";
import { syncPage } from "./sync-page.ts";

/** Asks every service about one request and applies the answers. UNAVAILABLE when no service answers. */
export async function syncOne(
  ctx: ServicesContext,
  { requestId, by }: { readonly requestId: string; readonly by: string },
): Promise<void> {
  const report = await beginReport(ctx, { kind: "REQUEST", by, requestId });
  try {
    const failures: CauseMessage[] = [];
    const snapshots = await openSnapshots(ctx, (failure) => {
      failures.push(failure);
      report.addMessage(failure);
    });
    report.count(await syncPage(ctx, snapshots, [requestId]));
    await report.notify({ code: "SYNC_DONE", params: {} }, { done: 1, total: 1 });
    await report.finish(snapshots.length > 0 ? "DONE" : "FAILED");
    if (snapshots.length === 0 && failures.length > 0)
      throw new TrackingError("UNAVAILABLE", {
        code: "SERVICES_FAILED",
        params: { failures },
      });
  } catch (error) {
    if (!(error instanceof TrackingError)) await report.fail();
    throw error;
  }
}
