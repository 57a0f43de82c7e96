import type { Actor } from "../../domain/actor.ts";
import type { StepKind } from "../../domain/deletion/status.ts";
import { searchTextOf } from "../../domain/title.ts";
import { writeAudit } from "../../store/audit.ts";
import { deletionColumns, deletionStepColumns } from "../../store/column/deletion.ts";
import { EMPTY_INVENTORY, type Inventory } from "../../store/column/inventory.ts";
import { toCodedColumns } from "../../store/column/stored-message.ts";
import type { Prisma } from "../../store/generated/sqlite/client.ts";
import { NO_CHANGE } from "../core/bus.ts";
import type { CoreContext } from "../core/context.ts";
import { TrackingError } from "../core/error.ts";
import type { ServicesContext } from "../services/context.ts";
import { collect } from "./collect.ts";
import type { DeletionContext } from "./context.ts";
import { arrsFor, candidateArrs } from "./participant.ts";
import type { DeletionPlan } from "./planned.ts";
import { findPreview, planNow } from "./preview.ts";
import { loadDeletionSubject, type DeletionSubject } from "./subject.ts";

export interface DeleteRequestInput {
  readonly requestId: string;
  /** False: the request is withdrawn and no longer tracked, nothing else. */
  readonly deleteFiles: boolean;
  /** The preview that was confirmed. */
  readonly previewId: string | null;
  readonly by: Actor;
}

/**
 * Schedules the deletion of a request in all services, after a moment in which it can be cancelled. Returns the id of
 * the deletion. NOT_FOUND; CONFLICT while the request is being deleted, or when the preview is too old or of something
 * else; UNAVAILABLE when its arr instance is not configured or not known.
 */
export async function deleteRequest(
  ctx: DeletionContext,
  input: DeleteRequestInput,
): Promise<string> {
  const subject = await loadDeletionSubject(ctx, input.requestId);
  const shown = inventoryShown(ctx, input, subject);
  await refuseSecond(ctx, input.requestId);
  const found = await collect(ctx, subject, shown ?? EMPTY_INVENTORY, "being deleted");
  const inventory = { ...found, late: Object.keys(found.unseen) };
  const { deleteFiles } = input;
  if (deleteFiles) {
    refuseToGuess(ctx, subject, inventory);
    refuseUnknownSeasons(subject);
  }
  const plan = await planNow(ctx, { subject, inventory, deleteFiles });
  return record(ctx, subject, { ...input, plan, inventory });
}

function inventoryShown(
  ctx: DeletionContext,
  { previewId, requestId, deleteFiles }: DeleteRequestInput,
  { request }: DeletionSubject,
): Inventory | null {
  if (previewId === null) return null;
  const preview = findPreview(ctx, previewId);
  const isSame =
    preview?.requestId === requestId &&
    preview.deleteFiles === deleteFiles &&
    preview.seasons === request.seasons;
  if (preview === null || !isSame)
    throw new TrackingError("CONFLICT", "PREVIEW_OLD", {
      field: "previewId",
    });
  return preview.inventory;
}

async function refuseSecond({ store }: CoreContext, requestId: string): Promise<void> {
  const open = await store.read.deletion.findUnique({
    where: { openKey: requestId },
    select: { id: true },
  });
  if (open !== null) throw new TrackingError("CONFLICT", "DELETED_ALREADY");
}

/**
 * Refuses when the request's instance is not configured, or not known while a possible one does not answer: the wrong
 * instance could delete.
 */
function refuseToGuess(
  ctx: ServicesContext,
  { request }: DeletionSubject,
  { arr, unseen }: Inventory,
): void {
  if (arr !== null) return;
  const candidates = candidateArrs(arrsFor(ctx, request), request);
  if (request.arrService !== null && candidates.length === 0)
    throw new TrackingError("UNAVAILABLE", {
      code: "INSTANCE_NOT_CONFIGURED",
      params: { service: request.arrService },
    });
  const silent = candidates.find(({ slug }) => slug in unseen);
  if (silent !== undefined)
    throw new TrackingError("UNAVAILABLE", {
      code: "INSTANCE_UNKNOWN",
      params: { service: silent.name },
    });
}

/** A Seerr request for a show names its seasons, so none means unknown; in an arr none means the whole show. */
function refuseUnknownSeasons({ request, deletionScope }: DeletionSubject): void {
  if (
    deletionScope.mediaType === "TV" &&
    request.origin === "seerr" &&
    deletionScope.seasons.length === 0
  )
    throw new TrackingError("UNAVAILABLE", "SEASONS_UNKNOWN");
}

async function record(
  ctx: DeletionContext,
  { request }: DeletionSubject,
  {
    by,
    deleteFiles,
    plan,
    inventory,
  }: DeleteRequestInput & { readonly plan: DeletionPlan; readonly inventory: Inventory },
): Promise<string> {
  const id = ctx.newId();
  const isTaken = await ctx.store.write(async (tx) => {
    const open = await tx.deletion.findUnique({
      where: { openKey: request.id },
      select: { id: true },
    });
    if (open !== null) return true;
    const now = ctx.clock.now();
    const startsAt = new Date(now.getTime() + ctx.deletions.undoMs);
    await tx.deletion.create({
      data: {
        id,
        requestId: request.id,
        openKey: request.id,
        title: request.title,
        year: request.year,
        mediaType: request.mediaType,
        is4k: request.is4k,
        seasons: request.seasons,
        posterUrl: request.posterUrl,
        by: by.name,
        searchText: searchTextOf({ titles: [request.title], requestedBy: by.name, seasons: [] }),
        deleteFiles,
        status: "WAITING",
        size: BigInt(Math.round(plan.size)),
        inventory: deletionColumns.inventory.write(inventory),
        kept: deletionColumns.kept.write(plan.kept),
        startsAt,
        nextTryAt: startsAt,
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    });
    await tx.deletionStep.createMany({ data: stepRows(ctx, id, plan, now) });
    const { title } = request;
    const message = {
      code: "DELETION_REQUESTED",
      params: { title, hasFiles: deleteFiles },
    } as const;
    await writeAudit(tx, { at: now, by, message, subject: request.id });
    return false;
  });
  if (isTaken) throw new TrackingError("CONFLICT", "DELETED_ALREADY");
  ctx.bus.publish({ ...NO_CHANGE, deletionIds: [id] });
  return id;
}

/** Until it begins, an import or a grab may bring what was not there when it was planned. */
const CHECKED_AGAIN: readonly StepKind[] = ["UNMONITOR", "DOWNLOADS", "FILES"];

function stepRows(
  ctx: CoreContext,
  deletionId: string,
  { steps }: DeletionPlan,
  now: Date,
): Prisma.DeletionStepCreateManyInput[] {
  return steps.map(({ kind, service, serviceName, status, message, items }, ordinal) => ({
    id: ctx.newId(),
    deletionId,
    ordinal,
    kind,
    service,
    serviceName,
    status: CHECKED_AGAIN.includes(kind) ? "PENDING" : status,
    ...toCodedColumns("message", message ?? ""),
    items: deletionStepColumns.items.write(items),
    size: BigInt(Math.round(items.reduce((sum, { size }) => sum + (size ?? 0), 0))),
    updatedAt: now,
  }));
}
