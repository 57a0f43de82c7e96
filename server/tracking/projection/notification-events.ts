import { findEvents, type NewsRequest } from "../../domain/notification/event.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import { unitColumns } from "../../store/column/unit.ts";
import type { MediaRequest, NotificationEvent } from "../../store/generated/sqlite/client.ts";
import type { LoadedRequest } from "./rows.ts";
import type { Workspace } from "./workspace.ts";

/** Returns what people may be notified of a request that changes: it is stored with the change, or neither is. */
export function eventsOf(
  { original, row, units }: LoadedRequest,
  { now, newId }: Workspace,
): readonly NotificationEvent[] {
  const found = findEvents(
    original && toNews(original),
    toNews(row),
    units.map((unit) => ({
      id: unit.row.id,
      isWanted: unit.row.isWanted,
      state: unitColumns.state.read(unit.row),
      stateBefore: unit.original === null ? null : unitColumns.state.read(unit.original),
      fileImportedAt: unit.row.fileImportedAt,
    })),
    now,
  );
  return found.map((event) => ({ id: newId(), requestId: row.id, ...event, at: now }));
}

function toNews(row: MediaRequest): NewsRequest {
  const { problemCode, helpAskedAt, helpAskedBy, createdAt, trackedSince } = row;
  return {
    approvalState: mediaRequestColumns.approvalState.read(row),
    state: mediaRequestColumns.state.read(row),
    problemCode,
    helpAskedAt,
    helpAskedBy,
    createdAt,
    trackedSince,
  };
}
