import type { ActKind } from "../../domain/act.ts";
import type { TrackingContext } from "../context.ts";
import { TrackingError } from "../error.ts";

/** The same again for one request: a second press of the button is a slip. */
const SAME_AGAIN_MS = 30_000;
/** Everything anybody has done, so that a script that went wild costs the services little. */
const WINDOW_MS = 60_000;
const MOST_IN_WINDOW = 60;

/** Refuses with LIMIT what comes too soon. */
export async function checkPace(
  { store, clock }: TrackingContext,
  { requestId, kind }: { readonly requestId: string; readonly kind: ActKind },
): Promise<void> {
  const now = clock.now().getTime();
  const since = new Date(now - WINDOW_MS);
  const recent = await store.read.act.findMany({
    where: { createdAt: { gt: since }, status: { not: "FAILED" } },
    select: { requestId: true, kind: true, createdAt: true },
  });
  const isSame = recent.some(
    (act) =>
      act.requestId === requestId &&
      act.kind === kind &&
      now - act.createdAt.getTime() < SAME_AGAIN_MS,
  );
  if (isSame)
    throw new TrackingError("LIMIT", "That was asked for a moment ago. Give it half a minute.");
  if (recent.length >= MOST_IN_WINDOW)
    throw new TrackingError(
      "LIMIT",
      "Too much was asked for in the last minute. Try again in a moment.",
    );
}
