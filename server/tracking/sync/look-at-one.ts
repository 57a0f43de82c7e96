import type { TrackingContext } from "../context.ts";
import { TrackingError } from "../error.ts";
import { lookAtPage } from "./look-at-page.ts";
import { beginReport } from "./progress.ts";
import { openSurveys } from "./surveys.ts";

/** Asks every service about one request and takes in what it says. NOT_FOUND; UNAVAILABLE when no service could be asked. */
export async function lookAtOne(
  ctx: TrackingContext,
  { requestId, by }: { readonly requestId: string; readonly by: string },
): Promise<void> {
  const request = await ctx.store.read.mediaRequest.findUnique({
    where: { id: requestId },
    select: { id: true },
  });
  if (request === null) throw new TrackingError("NOT_FOUND", "There is no such request.");
  const report = await beginReport(ctx, { kind: "REQUEST", by });
  try {
    const complaints: string[] = [];
    const surveys = await openSurveys(ctx, (message) => {
      complaints.push(message);
      report.complain(message);
    });
    report.count(await lookAtPage(ctx, surveys, [requestId]));
    await report.tell("Done", { done: 1, total: 1 });
    await report.finish(surveys.length > 0 ? "DONE" : "FAILED");
    if (surveys.length === 0 && complaints.length > 0)
      throw new TrackingError("UNAVAILABLE", complaints.join("; "));
  } catch (error) {
    if (!(error instanceof TrackingError))
      await report.fail("it could not be brought to its end; the log tells more");
    throw error;
  }
}
