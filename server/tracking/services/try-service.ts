import type { ServicesContext } from "./context.ts";
import { readServiceInput, type ServiceInput } from "./service-input.ts";
import { toFailure, toSuccess, type ServiceTestResult } from "./test-result.ts";
import { tryConnection } from "./try-connection.ts";

/** Connects to a service with the given input and stores nothing. Omitted secrets are the stored ones. */
export async function tryService(
  ctx: ServicesContext,
  input: ServiceInput,
): Promise<ServiceTestResult> {
  const { current, connection } = readServiceInput(ctx, input);
  const slug = current?.connection.slug ?? "new";
  const tried = await tryConnection(ctx, { slug, ...connection });
  return tried.kind === "failed"
    ? toFailure(connection, tried.error)
    : toSuccess(connection, tried.check, tried.latencyMs);
}
