import type { CauseMessage } from "../../domain/message/cause.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import type { Integration } from "../../integrations/port/integration.ts";
import { ROLES, type ServiceRole } from "../../integrations/port/kind.ts";
import type {
  Snapshot,
  SnapshotRead,
  SnapshotReading,
  SnapshotOptions,
} from "../../integrations/port/snapshot.ts";
import type { TrackedItem } from "../../integrations/port/tracked-item.ts";
import type { ServicesContext } from "../services/context.ts";

/** In the order of the pipeline: the request, its arr, the match in Shoko, the library. */
const ORDER: readonly ServiceRole[] = ["requests", "arr", "matching", "library"];

/** One service's part in a sync. */
export interface ServiceSnapshot {
  readonly slug: string;
  readonly name: string;
  readonly role: ServiceRole;
  /** Null once the service has failed; the others continue without it. */
  snapshot(): Snapshot | null;
  /** Returns null when the service does not answer. */
  readItems(items: readonly TrackedItem[], ask: SnapshotRead): Promise<SnapshotReading | null>;
  /**
   * Runs `work` on the snapshot. A failure is reported; one that concerns more than a single title ends the service's
   * part.
   */
  attempt<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T | null>;
}

/**
 * Opens the snapshot of every service, in the order of the pipeline. `onFailure` is called with each failure and
 * the name of its service.
 */
export async function openSnapshots(
  { services: { integrations, running } }: ServicesContext,
  onFailure: (failure: CauseMessage) => void,
  options: SnapshotOptions = {},
): Promise<readonly ServiceSnapshot[]> {
  const able = [...integrations.values()].filter(({ openSnapshot }) => openSnapshot !== undefined);
  const ordered = ORDER.flatMap((role) => able.filter(({ kind }) => ROLES[kind] === role));
  const opened: ServiceSnapshot[] = [];
  for (const integration of ordered) {
    const name = running.get(integration.slug)?.name ?? integration.slug;
    const service = createServiceSnapshot(integration, name, onFailure);
    if (await service.open(options)) opened.push(service);
  }
  return opened;
}

/** Consecutive failures after which a service is left out of the rest of the sync. */
const MAX_FAILURES = 5;

function createServiceSnapshot(
  { slug, kind, openSnapshot }: Integration,
  name: string,
  onFailure: (failure: CauseMessage) => void,
) {
  let snapshot: Snapshot | null = null;
  let failures = 0;

  async function guard<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const result = await work();
      failures = 0;
      return result;
    } catch (error) {
      if (!(error instanceof IntegrationError)) throw error;
      failures += 1;
      onFailure({ code: "OF_SERVICE", params: { service: name, cause: error.reason } });
      if (failures >= MAX_FAILURES || error.code === "auth" || error.code === "implausible")
        snapshot = null;
      return null;
    }
  }

  return {
    slug,
    name,
    role: ROLES[kind],
    snapshot: () => snapshot,
    async open(options: SnapshotOptions): Promise<boolean> {
      snapshot = await guard(async () => (await openSnapshot?.(options)) ?? null);
      return snapshot !== null;
    },
    async attempt<T>(work: (opened: Snapshot) => Promise<T>): Promise<T | null> {
      const opened = snapshot;
      return opened === null ? null : guard(() => work(opened));
    },
    async readItems(
      items: readonly TrackedItem[],
      ask: SnapshotRead,
    ): Promise<SnapshotReading | null> {
      const opened = snapshot;
      return opened === null ? null : guard(() => opened.readItems(items, ask));
    },
  };
}
