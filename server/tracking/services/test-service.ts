import { IntegrationError } from "../../integrations/port/error.ts";
import type { ServicesContext } from "./context.ts";
import { LOCKED } from "./credentials.ts";
import { loadRunning } from "./load-running.ts";
import { reportDown, reportUp } from "./status.ts";
import { toFailure, toSuccess, type ServiceTestResult } from "./test-result.ts";
import { tryConnection } from "./try-connection.ts";

/** Reaches a configured service now and keeps what came of it as its status. */
export async function testService(ctx: ServicesContext, slug: string): Promise<ServiceTestResult> {
  const service = loadRunning(ctx, slug);
  const { connection, isEnabled, isLocked } = service;
  if (isLocked) {
    const locked = new IntegrationError(slug, "auth", LOCKED);
    return { ...toFailure(connection, locked), message: `The service is locked: ${LOCKED}.`, slug };
  }
  const tried = await tryConnection(ctx, connection, service.meter);
  // Meanwhile it may have been changed or removed; then this says nothing of it.
  const isCurrent = ctx.services.running.get(slug) === service;
  if (tried.kind === "failed") {
    if (isCurrent && isEnabled) await reportDown(ctx, slug, tried.error);
    return { ...toFailure(connection, tried.error), slug };
  }
  if (isCurrent && isEnabled) {
    await reportUp(ctx, slug, tried.check);
    service.wake();
  }
  return { ...toSuccess(connection, tried.check, tried.latencyMs), slug };
}
