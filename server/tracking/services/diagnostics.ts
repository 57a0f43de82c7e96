import { createAnonymizer } from "../../domain/anonymize.ts";
import { logTailOf } from "../../log.ts";
import { serviceColumns } from "../../store/column/service.ts";
import { readRequestGroups } from "../../store/request-count.ts";
import { loadSettings } from "../core/settings.ts";
import type { ServicesContext } from "./context.ts";
import { gatherPrivateValues } from "./private-values.ts";

const MAX_LINES = 100;
const MAX_DELIVERIES = 50;

/** What only the process knows. */
export interface ProcessFacts {
  readonly version: string;
  readonly node: string;
  /** Operating system and processor, such as "linux x64". */
  readonly platform: string;
  readonly startedAt: Date;
}

/**
 * Gathers what helps somebody else to find a problem: versions, services without addresses and keys, counts, problems
 * and the last errors. Secrets are removed from every text.
 */
export async function gatherDiagnostics(
  ctx: ServicesContext,
  facts: ProcessFacts,
): Promise<Readonly<Record<string, unknown>>> {
  const { store, clock, log } = ctx;
  const gathered = {
    createdAt: clock.now().toISOString(),
    ...facts,
    startedAt: facts.startedAt.toISOString(),
    database: store.provider,
    logLevel: log.level,
    settings: await loadSettings(ctx),
    services: await listServices(ctx),
    counts: await countRows(ctx),
    failedDeliveries: await listFailedDeliveries(ctx),
    lastErrors: logTailOf(log).list({ minLevel: "warn", limit: MAX_LINES }),
  };
  const anonymize = createAnonymizer(await gatherPrivateValues(ctx));
  // As JSON: dates and other values of the log become text, in which there may be an address, too.
  return anonymize(JSON.parse(JSON.stringify(gathered))) as Readonly<Record<string, unknown>>;
}

/** The address of a service names hosts of the network; its scheme and port are what matters. */
async function listServices({ store, services }: ServicesContext): Promise<readonly unknown[]> {
  const rows = await store.read.service.findMany({ orderBy: { slug: "asc" } });
  return rows.map((row) => ({
    slug: row.slug,
    kind: serviceColumns.kind.read(row),
    version: row.version,
    source: serviceColumns.source.read(row),
    isEnabled: row.isEnabled,
    status: serviceColumns.status.read(row),
    lastSeenAt: row.lastSeenAt,
    downSince: row.downSince,
    message: row.message,
    notes: serviceColumns.notes.read(row).map(({ message }) => message),
    ...withoutHost(row.url),
    externalUrls: serviceColumns.externalUrls.read(row)?.length ?? 0,
    allowsSelfSigned: row.allowsSelfSigned,
    webhook: {
      registeredAt: row.webhookRegisteredAt,
      provenAt: row.webhookProvenAt,
      lastDeliveryAt: row.lastDeliveryAt,
      message: row.webhookMessage,
    },
    calls: services.running.get(row.slug)?.meter.report() ?? null,
  }));
}

function withoutHost(url: string) {
  const parsed = URL.parse(url);
  return {
    scheme: parsed?.protocol.slice(0, -1) ?? null,
    port: parsed?.port ?? null,
    hasPath: parsed !== null && parsed.pathname !== "/",
  };
}

async function countRows({ store: { read } }: ServicesContext) {
  const groups = await readRequestGroups(read);
  const sumBy = (keyOf: (group: (typeof groups)[number]) => string | null) => {
    const sums: Record<string, number> = {};
    for (const group of groups) {
      const key = keyOf(group);
      if (key !== null) sums[key] = (sums[key] ?? 0) + group.count;
    }
    return sums;
  };
  const deliveries = await read.delivery.groupBy({ by: ["status"], _count: true });
  const people = await read.person.groupBy({ by: ["role"], _count: true });
  return {
    requests: sumBy(({ state }) => state),
    problems: sumBy(({ problemCode }) => problemCode),
    deliveries: Object.fromEntries(deliveries.map(({ status, _count }) => [status, _count])),
    people: Object.fromEntries(people.map(({ role, _count }) => [role, _count])),
    pendingObservations: await read.pendingObservation.count(),
  };
}

/** Without their bodies. */
function listFailedDeliveries({ store: { read } }: ServicesContext) {
  return read.delivery.findMany({
    where: { status: { in: ["FAILED", "UNRECOGNISED"] } },
    orderBy: { id: "desc" },
    take: MAX_DELIVERIES,
    select: { id: true, service: true, event: true, status: true, message: true, receivedAt: true },
  });
}
