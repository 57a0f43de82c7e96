import type { CallMeter, ServiceConnection } from "../../integrations/port/connection.ts";
import type { ServiceCheck } from "../../integrations/port/integration.ts";
import type { ServicesContext } from "./context.ts";

export type Tried =
  | { readonly kind: "answered"; readonly check: ServiceCheck; readonly latencyMs: number }
  | { readonly kind: "failed"; readonly error: unknown };

const UNCOUNTED: CallMeter = { recordCall: () => undefined };

/** Connects to a service once, without state of earlier calls (a session, an open circuit). */
export async function tryConnection(
  { services }: ServicesContext,
  connection: ServiceConnection,
  meter: CallMeter = UNCOUNTED,
): Promise<Tried> {
  const ending = new AbortController();
  const integration = services.integrate(connection, { signal: ending.signal, meter });
  const startedAt = performance.now();
  try {
    const check = await integration.check();
    return { kind: "answered", check, latencyMs: Math.round(performance.now() - startedAt) };
  } catch (error) {
    return { kind: "failed", error };
  } finally {
    ending.abort();
  }
}
