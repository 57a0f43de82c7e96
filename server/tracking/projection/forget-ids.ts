import type { Renumbering } from "../../integrations/port/poll.ts";
import type { Tx } from "../../store/store.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Forgets the ids of an arr whose database was rebuilt or restored: those of its titles, episodes, files and history
 * records, for all requests at once. The titles are found by their public ids from then on, and dates decide which records
 * were applied before.
 */
export async function forgetIds(
  { tx, rows }: Pick<Workspace, "tx" | "rows">,
  slug: string,
  { historyReadUntil }: Renumbering,
): Promise<void> {
  // Polls keep requests by their version (poll-scope.ts). Taken first, because what this transaction loads later carries it.
  const version = await rows.takeNumbers("version", 1);
  await tx.mediaRequest.updateMany({ where: { arrService: slug }, data: { arrId: null, version } });
  await retireOrigins(tx, slug);
  const units = { request: { arrService: slug } };
  await tx.unit.updateMany({ where: units, data: { arrId: null } });
  // An id is forgotten only where the file is known by its path too.
  const filePath = { not: null };
  await tx.unit.updateMany({ where: { ...units, filePath }, data: { fileId: null } });
  await tx.attempt.updateMany({ where: { unit: units, filePath }, data: { fileId: null } });
  if (historyReadUntil === undefined) return;
  const historyId = { not: null };
  await tx.unit.updateMany({
    where: { ...units, historyId },
    data: { historyId: 0, historyFloor: new Date(historyReadUntil) },
  });
  await tx.attempt.updateMany({ where: { unit: units, historyId }, data: { historyId: 0 } });
}

/** A request that was made by adding its title in the arr has the id of the title. */
async function retireOrigins(tx: Tx, slug: string): Promise<void> {
  const where = { origin: "arr", originService: slug };
  const { _max } = await tx.mediaRequest.aggregate({ where, _max: { originReuse: true } });
  await tx.mediaRequest.updateMany({
    where: { ...where, originReuse: 0 },
    data: { originReuse: (_max.originReuse ?? 0) + 1 },
  });
}
