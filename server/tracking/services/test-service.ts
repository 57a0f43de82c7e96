import { plainCause } from "../../domain/message/cause.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import type { ServicesContext } from "./context.ts";
import { loadRunning } from "./load-running.ts";
import { reportDown, reportUp } from "./status.ts";
import { toFailure, toSuccess, type ServiceTestResult } from "./test-result.ts";
import { tryConnection } from "./try-connection.ts";

/** Connects to a configured service now and stores the result as its status. */
export async function testService(ctx: ServicesContext, slug: string): Promise<ServiceTestResult> {
  const service = loadRunning(ctx, slug);
  const { connection, isEnabled, isLocked } = service;
  if (isLocked) {
    const locked = new IntegrationError(slug, "auth", plainCause("CREDENTIALS_LOCKED"));
    return { ...toFailure(connection, locked), slug };
  }
  const tried = await tryConnection(ctx, connection, service.meter);
  // If the service was changed or removed meanwhile, the result says nothing about it.
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
