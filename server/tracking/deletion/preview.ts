import type { CauseMessage } from "../../domain/message/cause.ts";
import { EMPTY_INVENTORY, type Inventory } from "../../store/column/inventory.ts";
import type { ServicesContext } from "../services/context.ts";
import { collect } from "./collect.ts";
import type { DeletionContext } from "./context.ts";
import { idsToAsk } from "./download-ids.ts";
import { arrsFor, hasInstances } from "./participant.ts";
import { planDeletion } from "./plan.ts";
import type { DeletionPlan, Preview } from "./planned.ts";
import { loadSharing, type Sharing } from "./sharing.ts";
import { loadDeletionSubject, type DeletionSubject } from "./subject.ts";

const RETENTION_MS = 10 * 60_000;

export interface PreviewInput {
  readonly requestId: string;
  readonly deleteFiles: boolean;
}

/**
 * Asks every service what it has of a request, and returns what would be deleted and what kept. Nothing is changed.
 * NOT_FOUND.
 */
export async function previewDeletion(
  ctx: DeletionContext,
  { requestId, deleteFiles }: PreviewInput,
): Promise<Preview> {
  const subject = await loadDeletionSubject(ctx, requestId);
  const inventory = await collect(ctx, subject, EMPTY_INVENTORY, "being deleted");
  const plan = await planNow(ctx, { subject, inventory, deleteFiles });
  const preview = {
    id: ctx.newId(),
    requestId,
    deleteFiles,
    seasons: subject.request.seasons,
    at: ctx.clock.now(),
    plan,
    inventory,
    unseen: Object.entries(inventory.unseen).map(([slug, cause]): CauseMessage => ({
      code: "OF_SERVICE",
      params: { service: ctx.services.running.get(slug)?.name ?? slug, cause },
    })),
  };
  ctx.deletions.previews.set(preview.id, preview);
  return preview;
}

export async function planNow(
  ctx: DeletionContext,
  input: {
    readonly subject: DeletionSubject;
    readonly inventory: Inventory;
    readonly deleteFiles: boolean;
  },
): Promise<DeletionPlan> {
  const sharing = await sharingOfDeletion(ctx, input.subject, input.inventory, "being deleted");
  return planDeletion(ctx, { ...input, sharing });
}

export function sharingOfDeletion(
  ctx: ServicesContext,
  { request }: DeletionSubject,
  inventory: Inventory,
  ignored: "being deleted" | "none",
): Promise<Sharing> {
  return loadSharing(ctx, request, {
    arrService: inventory.arr ?? request.arrService,
    hasInstances: hasInstances(arrsFor(ctx, request)),
    ignored,
    downloadKeys: idsToAsk(inventory).map((id) => id.toLowerCase()),
  });
}

/** null: it was never shown, or too long ago. */
export function findPreview(
  { deletions: { previews }, clock }: DeletionContext,
  id: string,
): Preview | null {
  const preview = previews.get(id);
  if (preview === undefined) return null;
  return clock.now().getTime() - preview.at.getTime() > RETENTION_MS ? null : preview;
}
