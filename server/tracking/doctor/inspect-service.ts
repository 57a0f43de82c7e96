import type { ServiceAnswer, ServiceFacts, SetUp } from "../../domain/doctor/facts.ts";
import type { CallMeter } from "../../integrations/port/connection.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import type { Integration, ServiceCheck } from "../../integrations/port/integration.ts";
import type { RunningService } from "../services/registry.ts";
import { checkHook } from "./check-hook.ts";
import type { DoctorContext, DoctorRuntime } from "./context.ts";

/** The longest that one service may take, its test message included. */
const LIMIT_MS = 45_000;

export interface Inspected {
  readonly facts: ServiceFacts;
  /** Asks the service about folders, too. */
  readonly integration: Integration;
}

/** Asks one service everything about itself. It costs only its own facts if it does not answer. */
export async function inspectService(
  ctx: DoctorContext,
  doctor: DoctorRuntime,
  service: RunningService,
  signal: AbortSignal,
): Promise<Inspected> {
  const { connection, name } = service;
  const { slug, kind, url } = connection;
  const late = AbortSignal.timeout(LIMIT_MS);
  const clock = createClockMeter(() => ctx.clock.now());
  const integration = ctx.services.integrate(connection, {
    signal: AbortSignal.any([signal, late]),
    meter: clock.meter,
    connections: () => [...ctx.services.running.values()].map((one) => one.connection),
  });
  const unknown = { slug, kind, name, url, seen: new Map<string, boolean | null>() };
  const nothing = { ...unknown, clockOffMs: null, setUp: null, hook: null, silentHosts: [] };
  try {
    const check = await integration.check();
    const [setUp, hook, silentHosts] = await Promise.all([
      readSetUp(integration),
      checkHook(ctx, doctor, integration),
      findSilentHosts(doctor, service, AbortSignal.any([signal, late])),
    ]);
    const answer: ServiceAnswer = {
      kind: "answered",
      version: check.version,
      hasRights: !lacksRights(check),
    };
    const facts = { ...unknown, answer, clockOffMs: clock.offMs(), setUp, hook, silentHosts };
    return { facts, integration };
  } catch (error) {
    if (!(error instanceof IntegrationError)) throw error;
    return { facts: { ...nothing, answer: toFailure(error, late.aborted) }, integration };
  }
}

function toFailure(error: IntegrationError, isLate: boolean): ServiceAnswer {
  if (isLate) return { kind: "slow" };
  return error.code === "auth" ? { kind: "refused" } : { kind: "failed", cause: error.reason };
}

/** The set-up may be denied to a key that can do the rest. */
async function readSetUp({ inspection }: Integration): Promise<SetUp | null> {
  try {
    return (await inspection?.read()) ?? null;
  } catch (error) {
    if (error instanceof IntegrationError && error.code === "auth") return null;
    throw error;
  }
}

function lacksRights({ notes = [] }: ServiceCheck): boolean {
  return notes.some((note) => typeof note !== "string" && note.code === "KEY_OF_NO_ADMIN");
}

async function findSilentHosts(
  { reach }: DoctorRuntime,
  { connection: { externalUrls = [], allowsSelfSigned = false } }: RunningService,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const asked = externalUrls.map(async (url) =>
    (await reach(url, { allowsSelfSigned, signal })) ? [] : (URL.parse(url)?.host ?? []),
  );
  return (await Promise.all(asked)).flat();
}

/** Compares the clock of a service with ours, by the time that it writes into its answers. */
function createClockMeter(now: () => Date) {
  let offMs: number | null = null;
  const meter: CallMeter = {
    recordCall({ ms, date }) {
      const servedAt = Date.parse(date ?? "");
      // The service wrote it at some moment of the call.
      if (!Number.isNaN(servedAt)) offMs ??= servedAt - (now().getTime() - ms / 2);
    },
  };
  return { meter, offMs: () => offMs };
}
