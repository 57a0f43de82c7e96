import type { Repeater } from "@graphql-yoga/subscription";
import type { Download, MediaRequest, Prisma } from "../../store/generated/sqlite/client.ts";
import type { Tracking } from "../../tracking/tracker.ts";
import { createChangeSource } from "./change-source.ts";

const EVERY_MS = 100;

/** An event for a request that has changed. */
interface RequestEvent extends Pick<MediaRequest, "id" | "version"> {
  /** Its rows of this version, if the change carried them. */
  readonly carried: CarriedRequest | null;
}

/** A request as a change carries it. */
interface CarriedRequest {
  readonly id: string;
  readonly request: MediaRequest;
  /** Its downloads by ID. */
  readonly downloads: ReadonlyMap<string, Download>;
}

interface RequestSourceOptions {
  /** Emits only changes of this request. */
  readonly requestId: string | null;
  /** Emits only requests that match; the database decides. */
  readonly where: Prisma.MediaRequestWhereInput | null;
}

/** Emits the latest version of each request that changes, never one that is not newer than the last. */
export function createRequestSource(
  tracking: Tracking,
  { requestId, where }: RequestSourceOptions,
): Repeater<RequestEvent> {
  const emitted = new Map<string, bigint>();

  function isNew({ id, version }: RequestEvent): boolean {
    if (version <= (emitted.get(id) ?? -1n)) return false;
    emitted.set(id, version);
    return true;
  }

  return createChangeSource<RequestEvent, CarriedRequest>(tracking, {
    everyMs: EVERY_MS,
    idsOf: ({ requestIds }) =>
      requestId === null ? requestIds : requestIds.filter((changed) => changed === requestId),
    rowsOf: ({ requests, downloads }) =>
      requests.map((request) => ({ id: request.id, request, downloads })),
    isOutdated: ({ downloads }, { downloadIds }) => downloadIds.some((id) => downloads.has(id)),
    read: async (ids, carried) => {
      const known = where === null ? [...carried.values()].map(({ request }) => request) : [];
      const others = where === null ? ids.filter((id) => !carried.has(id)) : ids;
      const read =
        others.length === 0
          ? []
          : await tracking.store.read.mediaRequest.findMany({
              where: { AND: [{ id: { in: [...others] } }, where ?? {}] },
              select: { id: true, version: true },
            });
      return [...known, ...read]
        .toSorted((a, b) => (a.version < b.version ? -1 : 1))
        .map(({ id, version }) => {
          const rows = carried.get(id);
          return { id, version, carried: rows?.request.version === version ? rows : null };
        })
        .filter(isNew);
    },
  });
}
