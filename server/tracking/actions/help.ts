import { TrackingError } from "../core/error.ts";
import type { ProjectionContext } from "../projection/context.ts";
import type { LoadedRequest } from "../projection/rows.ts";
import { transact } from "../projection/transact.ts";

/** Within this time another call for help has nothing new for the admins. */
const AGAIN_MS = 60 * 60_000;
const MINUTE_MS = 60_000;

/** Raises a request in the list of the admins. NOT_FOUND; LIMIT when somebody asked within the last hour. */
export async function askForHelp(
  ctx: ProjectionContext,
  { requestId, by }: { readonly requestId: string; readonly by: string },
): Promise<void> {
  await changeRequest(ctx, requestId, ({ helpAskedAt }, now) => {
    const restMs = helpAskedAt === null ? 0 : helpAskedAt.getTime() + AGAIN_MS - now.getTime();
    if (restMs > 0)
      throw new TrackingError("LIMIT", {
        code: "HELP_ASKED_RECENTLY",
        params: { minutes: Math.ceil(restMs / MINUTE_MS) },
      });
    return { helpAskedAt: now, helpAskedBy: by };
  });
}

/** An admin has dealt with the call for help of a request. NOT_FOUND. */
export async function resolveHelp(
  ctx: ProjectionContext,
  { requestId }: { readonly requestId: string },
): Promise<void> {
  await changeRequest(ctx, requestId, () => ({ helpAskedAt: null, helpAskedBy: null }));
}

type HelpColumns = Pick<LoadedRequest["row"], "helpAskedAt" | "helpAskedBy">;

async function changeRequest(
  ctx: ProjectionContext,
  requestId: string,
  change: (row: HelpColumns, now: Date) => HelpColumns,
): Promise<void> {
  await transact(ctx, { load: [requestId] }, async ({ requests, now }) => {
    const request = requests.get(requestId);
    if (request === undefined) throw new TrackingError("NOT_FOUND", "REQUEST_UNKNOWN");
    request.row = { ...request.row, ...change(request.row, now) };
  });
}
