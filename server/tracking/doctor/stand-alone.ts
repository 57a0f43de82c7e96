import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { ServiceConnection } from "../../integrations/port/connection.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import { createMeter } from "../../integrations/shared/meter.ts";
import type { Log } from "../../log.ts";
import type { Store } from "../../store/store.ts";
import type { Clock } from "../core/clock.ts";
import { readHookSecrets } from "../services/hook-secret.ts";
import { ofEnvironment, toSetting } from "../services/load-services.ts";
import { createServiceRegistry, type ServiceRegistryOptions } from "../services/open-registry.ts";
import { PROOF_MS, toMissing } from "../services/prove-webhook.ts";
import type { ServiceSetting } from "../services/start.ts";
import type { DoctorContext, DoctorOptions, ProveHook } from "./context.ts";

const LOOK_EVERY_MS = 200;

export interface StandAloneOptions extends ServiceRegistryOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Services of the environment. */
  readonly connections: readonly ServiceConnection[];
  readonly doctor: Omit<DoctorOptions, "proveHook">;
}

/** A doctor beside the tracker, which may run or not: it reads the same database and starts nothing. */
export async function openStandAlone(options: StandAloneOptions): Promise<DoctorContext> {
  const { store, clock, log, doctor } = options;
  const services = createServiceRegistry(options);
  for (const [slug, secret] of await readHookSecrets(store, services.cipher))
    services.hookSecrets.set(slug, secret);
  for (const setting of await readSettings(options)) {
    const { connection } = setting;
    const meter = createMeter(() => clock.now());
    const { signal } = new AbortController();
    services.running.set(connection.slug, {
      ...setting,
      meter,
      integration: services.integrate(connection, { signal, meter }),
      hint: () => undefined,
      wake: () => undefined,
      refresh: () => Promise.resolve(false),
      stop: () => Promise.resolve(),
    });
  }
  const proveHook = doctor.isServing ? proveByDelivery(store) : () => STOPPED;
  return { store, clock, log, services, doctor: { ...doctor, proveHook, current: null } };
}

const STOPPED = Promise.resolve({ kind: "stopped" } as const);

async function readSettings({
  store,
  connections,
  cipher,
}: StandAloneOptions): Promise<readonly ServiceSetting[]> {
  const rows = await store.read.service.findMany({ orderBy: { slug: "asc" } });
  const isOfEnvironment = (slug: string) => connections.some((one) => one.slug === slug);
  return [
    ...connections.map(ofEnvironment),
    ...rows.flatMap((row) =>
      row.source !== "app" || isOfEnvironment(row.slug) ? [] : (toSetting(row, cipher) ?? []),
    ),
  ];
}

/** The tracker that runs beside stores the test message: it shows in the database. */
function proveByDelivery({ read }: Store): ProveHook {
  return async (slug, control, target) => {
    const newest = await read.delivery.findFirst({
      where: { service: slug },
      orderBy: { id: "desc" },
      select: { id: true },
    });
    const isNewer = { service: slug, id: { gt: newest?.id ?? 0 } };
    try {
      // With a nonce, so that the tracker does not pass it on to the former owner of the webhook.
      const nonce = randomBytes(16).toString("hex");
      await control.test({ ...target, url: `${target.url}?proof=${nonce}` });
    } catch (error) {
      if (error instanceof IntegrationError) return { kind: "unheard", cause: error.reason };
      throw error;
    }
    for (let waited = 0; waited < PROOF_MS; waited += LOOK_EVERY_MS) {
      const arrived = await read.delivery.findFirst({ where: isNewer, select: { id: true } });
      if (arrived !== null) return { kind: "works" };
      await delay(LOOK_EVERY_MS);
    }
    return { kind: "unheard", cause: toMissing(slug, target).reason };
  };
}
