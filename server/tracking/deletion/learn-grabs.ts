import type { ArrTitle } from "../../integrations/port/arr.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import type { Inventory } from "../../store/column/inventory.ts";
import type { ServicesContext } from "../services/context.ts";
import { collect } from "./collect.ts";
import type { DeletionContext } from "./context.ts";
import { participantOf } from "./participant.ts";
import type { Session } from "./session.ts";
import type { DeletionSubject } from "./subject.ts";

/**
 * Adds grabs since the inventory was made, while the arr still has the title and its history. Returns false when the
 * arr did not answer, so that there may be more.
 */
export async function learnGrabs(
  ctx: DeletionContext,
  session: Session,
  subject: DeletionSubject,
): Promise<boolean> {
  const known = session.inventory;
  const { isKnown, arrs } = await askArr(ctx, known, subject);
  const isNew = arrs !== known.arrs;
  const isReported = subject.downloads.some(({ key }) => !known.downloadKeys.includes(key));
  if (!isNew && !isReported) return isKnown;
  // The clients are asked again: they were asked about fewer downloads before.
  const found = await collect(ctx, subject, { ...known, arrs, clients: {} }, "none");
  const clients = { ...known.clients, ...found.clients };
  // Files that were kept since are not added again.
  await session.saveInventory({ ...found, clients, files: known.files });
  return isKnown;
}

async function askArr(
  ctx: ServicesContext,
  { arr: slug, arrs }: Inventory,
  { target }: DeletionSubject,
): Promise<{ readonly isKnown: boolean; readonly arrs: Inventory["arrs"] }> {
  if (slug === null) return { isKnown: true, arrs };
  const holding = arrs[slug];
  if (holding === undefined) return { isKnown: false, arrs };
  const arr = participantOf(ctx, "arr", slug);
  // A title that the arr no longer has, or an arr that is not configured, reports nothing later either.
  if (holding === null || arr === null) return { isKnown: true, arrs };
  try {
    const now = await arr.removal.find({ ...target, arrId: holding.id });
    if (now?.id !== holding.id) return { isKnown: true, arrs };
    const more = newGrabs(holding, now);
    if (more.length === 0) return { isKnown: true, arrs };
    const grown = { ...holding, grabs: [...holding.grabs, ...more] };
    return { isKnown: true, arrs: { ...arrs, [slug]: grown } };
  } catch (error) {
    if (!(error instanceof IntegrationError)) throw error;
    return { isKnown: false, arrs };
  }
}

function newGrabs({ grabs: known }: ArrTitle, now: ArrTitle): ArrTitle["grabs"] {
  const keys = new Set(known.map(({ downloadId }) => downloadId.toLowerCase()));
  return now.grabs.filter(({ downloadId }) => !keys.has(downloadId.toLowerCase()));
}
