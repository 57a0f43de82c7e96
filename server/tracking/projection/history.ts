import { describeMove } from "../../domain/history.ts";
import type { ApprovalMove } from "../../domain/machine/approval.ts";
import type { Move } from "../../domain/machine/move.ts";
import {
  reasonOf,
  releaseOf,
  transferOf,
  type Observation,
} from "../../domain/observation/observation.ts";
import type { State } from "../../domain/state.ts";
import { toMessageColumns } from "../../store/column/message.ts";
import { transitionColumns } from "../../store/column/transition.ts";
import type { LoadedRequest, LoadedUnit } from "./rows.ts";
import type { Workspace } from "./workspace.ts";

/** Where an observation came from: the evidence of the moves it causes. */
export interface Cause {
  /** The delivery that reported it; null when it was polled or pushed. */
  readonly deliveryId: number | null;
  /** Returns the display name of a service. */
  readonly serviceName: (slug: string) => string;
  /** When it happened, if that is known better than from the observation. */
  readonly at?: Date;
}

/** Returns the service's own time for events of its history, otherwise now. */
export function momentOf(work: Workspace, { at, historyId }: Observation): Date {
  return historyId === undefined ? work.now : believe(work, at);
}

/** Returns the service's own time unless it is in the future: the service's clock may be wrong (scenario B14). */
export function believe({ now }: Workspace, at: string | null): Date {
  if (at === null) return now;
  const reported = new Date(at);
  return Number.isNaN(reported.getTime()) || reported > now ? now : reported;
}

/** Adds an entry to a unit's history. */
export function noteUnitMove(
  work: Workspace,
  request: LoadedRequest,
  unit: LoadedUnit,
  move: Move,
  observation: Observation,
  cause: Cause,
): void {
  work.transitions.push({
    ...commonOf(work, request, move, observation, cause),
    unitId: unit.row.id,
    attempt: move.attempt,
  });
}

/** Adds an entry about the whole request: a decision, not a step of one episode. */
export function noteRequestMove(
  work: Workspace,
  request: LoadedRequest,
  move: ApprovalMove & { readonly from: State | null },
  observation: Observation,
  cause: Cause,
): void {
  const reason = move.inferred ? null : reasonOf(observation);
  work.transitions.push({
    ...commonOf(work, request, { ...move, attempt: 0, reason }, observation, cause),
    unitId: null,
    attempt: 0,
  });
}

function commonOf(
  work: Workspace,
  request: LoadedRequest,
  move: Move,
  observation: Observation,
  cause: Cause,
) {
  const names = {
    service: cause.serviceName(observation.service),
    requestedBy: request.row.requestedBy,
  };
  return {
    at: cause.at ?? momentOf(work, observation),
    requestId: request.row.id,
    from: move.from,
    to: move.to,
    inferred: move.inferred,
    service: observation.service,
    event: observation.event,
    channel: observation.channel,
    ...toMessageColumns(describeMove(move, observation, names)),
    deliveryId: cause.deliveryId,
    evidence:
      cause.deliveryId === null ? transitionColumns.evidence.write(evidenceOf(observation)) : null,
  };
}

/** Returns the service's excerpt; where there is none, the facts of the observation itself. */
function evidenceOf(observation: Observation): object {
  const { kind, event, at, keys, evidence } = observation;
  if (evidence !== undefined) {
    return kind === "download-removed" && observation.missingSince !== undefined
      ? { ...evidence, missingSince: observation.missingSince }
      : evidence;
  }
  const transfer = transferOf(observation);
  return {
    kind,
    event,
    at,
    keys,
    release: releaseOf(observation),
    transfer: transfer && { ...transfer, files: undefined },
    file: kind === "imported" || kind === "file-deleted" ? observation.file : undefined,
    playable: kind === "playable" ? observation.playable : undefined,
  };
}
