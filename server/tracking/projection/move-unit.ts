import { isSameEpisode } from "../../domain/correlation.ts";
import type { Approval } from "../../domain/machine/approval.ts";
import { step } from "../../domain/machine/machine.ts";
import type { Observation } from "../../domain/observation/observation.ts";
import { grantRequest } from "./apply-approval.ts";
import type { ApplyScope, ApplyResult } from "./apply-scope.ts";
import { detailOf } from "./detail.ts";
import { linkDownloads } from "./downloads.ts";
import { mergeEpisode } from "./facts.ts";
import { momentOf, noteUnitMove } from "./history.ts";
import { withColumns, type LoadedRequest, type LoadedUnit } from "./rows.ts";
import { carryUnit, toUnit } from "./unit-row.ts";
import type { Workspace } from "./workspace.ts";

/** Moves one unit. `before` is the approval before the observation, which is decided here again as for the request. */
export async function moveUnit(
  work: Workspace,
  request: LoadedRequest,
  loaded: LoadedUnit,
  before: Approval,
  observation: Observation,
  scope: ApplyScope,
): Promise<ApplyResult> {
  const own = narrow(observation, loaded);
  for (const episode of own.keys.episodes ?? []) mergeEpisode(loaded, episode);
  const result = step({ ...toUnit(request, loaded), approval: before }, own, scope.around);
  if (result.outcome === "ignored")
    return { outcome: "ignored", reasons: [result.reason ?? "does not apply"] };
  carryUnit(loaded, result.unit, scope.cause.at ?? momentOf(work, own), work.newId);
  await linkDownloads(work, loaded, result.unit, own);
  carryDetail(loaded, own);
  for (const move of result.moves)
    noteUnitMove(work, request, loaded, move, observation, scope.cause);
  grantRequest(work, request, result.unit.approval, observation, scope);
  return { outcome: result.outcome, reasons: [] };
}

/** Returns the observation with only the episodes of this unit. */
function narrow(observation: Observation, { row }: LoadedUnit): Observation {
  const { episodes } = observation.keys;
  if (episodes === undefined) return observation;
  const own = episodes.filter((episode) => isSameEpisode(row, episode));
  return { ...observation, keys: { ...observation.keys, episodes: own } };
}

/** Updates what is only in the row: the arr's message about a block, ids and links. */
function carryDetail(loaded: LoadedUnit, observation: Observation): void {
  const { keys } = observation;
  const playable = observation.kind === "playable" ? observation.playable : undefined;
  loaded.row = withColumns(loaded.row, {
    shokoPath: shokoPathOf(observation) ?? loaded.row.shokoPath,
    shokoFileId: playable?.shokoFileId ?? keys.shokoFileId ?? loaded.row.shokoFileId,
    libraryItemId: playable?.itemId ?? loaded.row.libraryItemId,
    watchUrl: playable?.watchUrl ?? loaded.row.watchUrl,
  });
  for (const link of loaded.attempts)
    link.row = withColumns(link.row, { detail: detailOf(link, observation) });
}

function shokoPathOf(observation: Observation): string | undefined {
  return "shokoPath" in observation ? observation.shokoPath : undefined;
}
