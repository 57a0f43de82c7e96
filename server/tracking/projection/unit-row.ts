import type { Approval } from "../../domain/machine/approval.ts";
import type { Reason } from "../../domain/message/reason.ts";
import { fileName } from "../../domain/path.ts";
import type { Attempt, Unit } from "../../domain/unit.ts";
import { attemptColumns } from "../../store/column/attempt.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import { readReason, toReasonColumns } from "../../store/column/message.ts";
import { unitColumns } from "../../store/column/unit.ts";
import type { Attempt as AttemptRow } from "../../store/generated/sqlite/client.ts";
import {
  newRow,
  withColumns,
  type LoadedAttempt,
  type LoadedRequest,
  type LoadedUnit,
} from "./rows.ts";

/** The columns of a request that hold its approval. */
export function toApproval({ row }: LoadedRequest): Approval {
  return {
    state: mediaRequestColumns.approvalState.read(row),
    isApprovalInferred: row.isApprovalInferred,
  };
}

/** Writes the approval into the columns of the request. An approval that stays keeps its reason. */
export function carryApproval(
  request: LoadedRequest,
  approval: Approval,
  reason: Reason | null,
): void {
  const { row } = request;
  const isSame = approval.state === row.approvalState;
  request.row = {
    ...row,
    approvalState: approval.state,
    ...(isSame ? {} : toReasonColumns("approvalReason", reason)),
    isApprovalInferred: approval.isApprovalInferred,
  };
}

/** Returns a unit row and its attempts in the form that the state machine uses. */
export function toUnit(request: LoadedRequest, { row, attempts }: LoadedUnit): Unit {
  const hasFile = row.fileId !== null || row.filePath !== null || row.fileSize !== null;
  return {
    state: unitColumns.state.read(row),
    reason: readReason("stateReason", row),
    approval: toApproval(request),
    requestedAt: request.row.createdAt.toISOString(),
    isAnime: request.row.isAnime,
    is4k: request.row.is4k,
    attempts: attempts.map(toAttempt).toSorted((a, b) => a.ordinal - b.ordinal),
    file: hasFile ? { id: row.fileId, path: row.filePath, size: toNumber(row.fileSize) } : null,
    fileImportedAt: row.fileImportedAt?.toISOString() ?? null,
    librarySize: toNumber(row.librarySize),
    folder: request.row.arrPath,
    matching: unitColumns.matching.read(row),
    airDate: row.airDate?.toISOString() ?? null,
    isUndated: row.isUndated,
    monitored: row.monitored,
    pendingReason: row.pendingReason,
    pendingUntil: row.pendingUntil?.toISOString() ?? null,
    missingSince: row.missingSince?.toISOString() ?? null,
    lostSince: row.lostSince?.toISOString() ?? null,
    unlistedSince: row.unlistedSince?.toISOString() ?? null,
    isUnmanaged: row.isUnmanaged,
    isHeardAvailable: request.row.isHeardAvailable === true,
    belowQuality: row.belowQuality,
    releaseSearch: unitColumns.releaseSearch.read(row),
    historyId: row.historyId,
    historyFloor: row.historyFloor?.toISOString() ?? null,
  };
}

function toDate(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}

function toAttempt({ row, download }: LoadedAttempt): Attempt {
  return {
    ordinal: row.ordinal,
    downloadKey: download?.row.downloadKey ?? null,
    releaseTitle: row.releaseTitle,
    step: attemptColumns.step.read(row),
    end: attemptColumns.end.read(row),
    endReason: readReason("endReason", row),
    endedAt: row.endedAt?.toISOString() ?? null,
    isBlocked: row.isBlocked,
    heldUntil: row.heldUntil?.toISOString() ?? null,
    isUntracked: row.isUntracked,
    isDirect: row.isDirect,
    fileId: row.fileId,
    filePath: row.filePath,
    historyId: row.historyId,
  };
}

function toBigInt(value: number | null): bigint | null {
  return value === null ? null : BigInt(value);
}

export function toNumber(value: bigint | null): number | null {
  return value === null ? null : Number(value);
}

/** Writes the result of the state machine back into the rows, and creates rows for new attempts. */
export function carryUnit(loaded: LoadedUnit, unit: Unit, now: Date, newId: () => string): void {
  const { row } = loaded;
  const hasMoved = unitColumns.state.read(row) !== unit.state;
  const isOtherFile = row.fileId !== null && unit.file?.id != null && row.fileId !== unit.file.id;
  // What comes after a deletion is another item of the library.
  const isRevived = hasMoved && unitColumns.state.read(row) === "DELETED";
  loaded.row = withColumns(row, {
    state: unitColumns.state.update(row, unit.state),
    ...toReasonColumns("stateReason", unit.reason),
    stateChangedAt: hasMoved ? now : row.stateChangedAt,
    deletedAt: hasMoved && unit.state === "DELETED" ? now : row.deletedAt,
    airDate: toDate(unit.airDate),
    isUndated: unit.isUndated,
    monitored: unit.monitored,
    pendingReason: unit.pendingReason,
    pendingUntil: toDate(unit.pendingUntil),
    missingSince: toDate(unit.missingSince),
    lostSince: toDate(unit.lostSince),
    unlistedSince: toDate(unit.unlistedSince),
    isUnmanaged: unit.isUnmanaged,
    belowQuality: unit.belowQuality,
    releaseSearch: unitColumns.releaseSearch.update(row, unit.releaseSearch),
    historyId: unit.historyId,
    matching: unitColumns.matching.update(row, unit.matching),
    matchingAt: unit.matching === unitColumns.matching.read(row) ? row.matchingAt : now,
    shokoFileId: unit.state === "DELETED" ? null : row.shokoFileId,
    shokoPath: unit.state === "DELETED" || isOtherFile ? null : row.shokoPath,
    libraryItemId: isRevived ? null : row.libraryItemId,
    watchUrl: isRevived ? null : row.watchUrl,
    fileImportedAt: toDate(unit.fileImportedAt),
    librarySize: toBigInt(unit.librarySize),
    fileId: unit.file?.id ?? null,
    filePath: unit.file?.path ?? null,
    fileName: unit.file?.path == null ? null : fileName(unit.file.path).toLowerCase(),
    fileSize: toBigInt(unit.file?.size ?? null),
  });
  for (const attempt of unit.attempts) carryAttempt(loaded, attempt, now, newId);
}

function carryAttempt(loaded: LoadedUnit, attempt: Attempt, now: Date, newId: () => string): void {
  const known = loaded.attempts.find(({ row }) => row.ordinal === attempt.ordinal);
  const kept = known ?? {
    ...newRow(newAttemptRow(loaded.row.id, attempt.ordinal, now, newId)),
    download: null,
  };
  if (known === undefined) loaded.attempts.push(kept);
  kept.row = withColumns(kept.row, {
    step: attemptColumns.step.update(kept.row, attempt.step),
    end: attemptColumns.end.update(kept.row, attempt.end),
    ...toReasonColumns("endReason", attempt.endReason),
    endedAt: toDate(attempt.endedAt),
    isBlocked: attempt.isBlocked,
    heldUntil: toDate(attempt.heldUntil),
    isUntracked: attempt.isUntracked,
    isDirect: attempt.isDirect,
    releaseTitle: attempt.releaseTitle,
    fileId: attempt.fileId,
    filePath: attempt.filePath,
    historyId: attempt.historyId,
  });
}

function newAttemptRow(
  unitId: string,
  ordinal: number,
  now: Date,
  newId: () => string,
): AttemptRow {
  return {
    id: newId(),
    unitId,
    downloadRowId: null,
    ordinal,
    step: "REQUESTED",
    end: null,
    endReason: null,
    endReasonCode: null,
    endReasonParams: null,
    endedAt: null,
    isBlocked: false,
    heldUntil: null,
    isUntracked: false,
    isDirect: false,
    detail: "[]",
    releaseTitle: null,
    historyId: null,
    fileName: null,
    fileSize: null,
    progress: 0,
    fileId: null,
    filePath: null,
    createdAt: now,
  };
}
