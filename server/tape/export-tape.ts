import { createAnonymizer } from "../domain/anonymize.ts";
import { readAppliedObservation } from "../store/column/applied-observation.ts";
import { deliveryColumns, readBody } from "../store/column/delivery.ts";
import { mediaRequestColumns } from "../store/column/media-request.ts";
import { transitionColumns } from "../store/column/transition.ts";
import { unitColumns } from "../store/column/unit.ts";
import type { AppliedObservation, Delivery, Transition } from "../store/generated/sqlite/client.ts";
import { APPLIED_LATE } from "../tracking/ingest/pending.ts";
import type { ServicesContext } from "../tracking/services/context.ts";
import { gatherPrivateValues } from "../tracking/services/private-values.ts";
import {
  MAX_ENTRIES,
  nameUnit,
  TAPE_FORMAT,
  TAPE_VERSION,
  type TapeEntry,
  type TapeTransition,
} from "./tape.ts";

/** Returns the tape of a request as JSON without private values; null if there is no such request. */
export async function exportTape(
  ctx: ServicesContext,
  requestId: string,
  trackerVersion: string,
): Promise<{ readonly title: string; readonly tape: unknown } | null> {
  const { read } = ctx.store;
  const request = await read.mediaRequest.findUnique({
    where: { id: requestId },
    include: { units: { orderBy: { id: "asc" } } },
  });
  if (request === null) return null;
  const transitions = await read.transition.findMany({
    where: { requestId },
    orderBy: { sequence: "asc" },
  });
  const applied = await read.appliedObservation.findMany({
    where: { requestId },
    orderBy: { id: "asc" },
  });
  const ofHistory = transitions.flatMap(({ deliveryId }) => deliveryId ?? []);
  const deliveries = await read.delivery.findMany({
    where: { OR: [{ id: { in: [...new Set(ofHistory)] } }, { subject: { requestId } }] },
    orderBy: { id: "asc" },
  });
  const all = toEntries(deliveries, applied);
  const entries = all.slice(-MAX_ENTRIES);
  const units = new Map(request.units.map((unit) => [unit.id, unit]));
  const cover = coverOf(deliveries, applied, all.at(-MAX_ENTRIES - 1)?.at ?? null);

  const tape = {
    format: TAPE_FORMAT,
    version: TAPE_VERSION,
    trackerVersion,
    exportedAt: ctx.clock.now().toISOString(),
    completeSince: findCompleteSince(transitions, cover),
    services: await listServices(ctx),
    request: {
      title: request.title,
      year: request.year,
      mediaType: mediaRequestColumns.mediaType.read(request),
      isAnime: request.isAnime,
      is4k: request.is4k,
      seasons: mediaRequestColumns.seasons.read(request),
      tmdbId: request.tmdbId,
      tvdbId: request.tvdbId,
      imdbId: request.imdbId,
      state: mediaRequestColumns.state.read(request),
      problemCode: request.problemCode,
      createdAt: request.createdAt.toISOString(),
      trackedSince: request.trackedSince?.toISOString() ?? null,
      units: request.units.map((unit) => ({
        unit: nameUnit(unit),
        state: unitColumns.state.read(unit),
        problemCode: unit.problemCode,
      })),
    },
    entries,
    transitions: transitions.map((row) => {
      const unit = row.unitId === null ? undefined : units.get(row.unitId);
      return {
        ...toTapeTransition(row, unit === undefined ? null : nameUnit(unit)),
        isReplayed: !isAction(row, cover),
        evidence: transitionColumns.evidence.read(row) ?? undefined,
      };
    }),
  };
  const values = await gatherPrivateValues(ctx);
  const titles = [request.title, request.originalTitle ?? ""];
  const names = [request.requestedBy ?? "", request.helpAskedBy ?? "", ...values.names];
  const anonymize = createAnonymizer({ ...values, names, titles });
  return { title: request.title, tape: anonymize(JSON.parse(JSON.stringify(tape))) };
}

/** Returns a transition as a tape has it. */
export function toTapeTransition(
  row: Transition,
  unit: string | null,
): Omit<TapeTransition, "isReplayed"> {
  return {
    at: row.at.toISOString(),
    unit,
    from: transitionColumns.from.read(row),
    to: transitionColumns.to.read(row),
    inferred: row.inferred,
    attempt: row.attempt,
    service: row.service,
    event: row.event,
    channel: transitionColumns.channel.read(row),
    message: row.message,
    messageCode: row.messageCode,
  };
}

async function listServices({ store, services }: ServicesContext) {
  const rows = await store.read.service.findMany({ select: { slug: true, version: true } });
  const versions = new Map(rows.map(({ slug, version }) => [slug, version]));
  return [...services.integrations.values()].map(({ slug, kind }) => ({
    slug,
    kind,
    version: versions.get(slug) ?? null,
    folders: services.statuses.get(slug)?.folders ?? null,
  }));
}

/** In the order in which they were applied. */
function toEntries(
  deliveries: readonly Delivery[],
  applied: readonly AppliedObservation[],
): readonly TapeEntry[] {
  const delivered = deliveries.flatMap((row) => {
    const body = readBody(row.body);
    if (body === undefined || row.appliedAt === null) return [];
    const entry = {
      kind: "delivery",
      at: row.appliedAt.toISOString(),
      receivedAt: row.receivedAt.toISOString(),
      service: row.service,
      event: row.event,
      status: deliveryColumns.status.read(row),
      body,
    } as const;
    // What waited for its request was applied after what created it, in the same transaction.
    const hasWaited = row.message === APPLIED_LATE;
    return [{ entry, rank: hasWaited ? 2 : 0 }];
  });
  const observed = applied.flatMap((row) => {
    const observation = readAppliedObservation(row);
    if (observation === null) return [];
    const at = row.appliedAt.toISOString();
    return [{ entry: { kind: "observation", at, observation } as TapeEntry, rank: 1 }];
  });
  // Sorting is stable: each kind is in its order already.
  return [...delivered, ...observed]
    .toSorted((a, b) =>
      a.entry.at < b.entry.at ? -1 : a.entry.at > b.entry.at ? 1 : a.rank - b.rank,
    )
    .map(({ entry }) => entry);
}

/** What of the history the entries explain. */
interface Cover {
  readonly deliveries: ReadonlySet<number>;
  readonly observations: readonly AppliedObservation[];
}

/** `droppedThrough`: the last entry for which there was no room. */
function coverOf(
  deliveries: readonly Delivery[],
  applied: readonly AppliedObservation[],
  droppedThrough: string | null,
): Cover {
  const isKept = (at: Date | null) =>
    at !== null && (droppedThrough === null || at.toISOString() > droppedThrough);
  return {
    deliveries: new Set(
      deliveries
        .filter(({ body, appliedAt }) => body.length > 0 && isKept(appliedAt))
        .map(({ id }) => id),
    ),
    observations: applied.filter(({ appliedAt }) => isKept(appliedAt)),
  };
}

function isCovered(
  { deliveryId, sequence }: Transition,
  { deliveries, observations }: Cover,
): boolean {
  if (deliveryId !== null) return deliveries.has(deliveryId);
  return observations.some(
    ({ firstSequence, lastSequence }) =>
      firstSequence !== null &&
      lastSequence !== null &&
      firstSequence <= sequence &&
      sequence <= lastSequence,
  );
}

/** What a person did in the tracker is an entry of the history, and no move. */
function isAction(row: Transition, cover: Cover): boolean {
  return row.channel === "PERSON" && row.from === row.to && !isCovered(row, cover);
}

function findCompleteSince(transitions: readonly Transition[], cover: Cover): string | null {
  const gap = transitions.findLast((row) => !isCovered(row, cover) && !isAction(row, cover));
  return gap?.at.toISOString() ?? null;
}
