import type { Approval } from "../../../server/domain/machine/approval.ts";
import type { ObservationKind } from "../../../server/domain/observation/kind.ts";
import type { ObservationOf } from "../../../server/domain/observation/observation.ts";
import {
  isInPipeline,
  pipelinePosition,
  type PipelineState,
  type State,
} from "../../../server/domain/state.ts";
import {
  createUnit,
  type Attempt,
  type Environment,
  type Unit,
} from "../../../server/domain/unit.ts";
import { buildObservation, type Changes } from "../../support/observation.ts";

export const NOW = new Date("2026-03-01T12:00:00.000Z");

/** Shoko and a library are configured: the full pipeline. */
export const ENVIRONMENT: Environment = {
  now: NOW,
  hasLibrary: true,
  hasShoko: true,
  shokoFolders: null,
};

const APPROVALS: Partial<Record<State, Approval["state"]>> = {
  REQUESTED: "REQUESTED",
  DECLINED: "DECLINED",
};

/** A typical unit in this state, on its first attempt; not anime, so that only a report of Shoko leads to ANIME_MATCHING. */
export function unitInState(state: State): Unit {
  const approval: Approval = { state: APPROVALS[state] ?? "APPROVED", isApprovalInferred: false };
  const unit: Unit = { ...createUnit(approval, false), state };
  const attempt = attemptIn(state);
  const hasFile = isInPipeline(state) && pipelinePosition(state) >= pipelinePosition("IMPORTING");
  return {
    ...unit,
    attempts: attempt === null ? [] : [attempt],
    matching: state === "ANIME_MATCHING" ? "hashed" : null,
    file: hasFile ? { id: 7, path: "/tv/Show/S01E01.mkv", size: 1000 } : null,
    airDate: state === "UNAIRED" ? "2026-04-01T00:00:00.000Z" : null,
  };
}

function attemptIn(state: State): Attempt | null {
  const first: Attempt = {
    ordinal: 1,
    downloadKey: "aa11",
    releaseTitle: "Show.S01E01",
    step: "GRABBING",
    end: null,
    endReason: null,
    endedAt: null,
    isBlocked: false,
    heldUntil: null,
    isUntracked: false,
    isDirect: false,
    fileId: null,
    filePath: null,
    historyId: null,
  };
  if (state === "FAILED") {
    return {
      ...first,
      step: "DOWNLOADING",
      end: "failed",
      endReason: "broken archive",
      endedAt: "2026-03-01T11:00:00.000Z",
    };
  }
  if (state === "DELETED") {
    return {
      ...first,
      step: "AVAILABLE",
      end: "removed",
      endedAt: "2026-03-01T11:00:00.000Z",
      fileId: 7,
    };
  }
  if (!isInPipeline(state) || pipelinePosition(state) < pipelinePosition("GRABBING")) return null;
  const hasFile = pipelinePosition(state) >= pipelinePosition("IMPORTING");
  const step: PipelineState = state;
  return hasFile
    ? { ...first, step, fileId: 7, filePath: "/tv/Show/S01E01.mkv" }
    : { ...first, step };
}

const FILE_KINDS: readonly ObservationKind[] = [
  "imported",
  "hashing",
  "hashed",
  "matched",
  "unmatched",
  "playable",
  "file-deleted",
];
const DOWNLOAD_KINDS: readonly ObservationKind[] = [
  "grabbed",
  "downloading",
  "downloaded",
  "blocked",
  "import-started",
  "download-failed",
  "download-removed",
];

/** Optional facts that a typical observation of a kind has. */
const TYPICAL: { readonly [Kind in ObservationKind]?: Changes<Kind> } = {
  monitoring: { monitored: false },
  "removed-from-arr": { filesDeleted: true },
  airs: { airDate: "2026-05-01T00:00:00.000Z" },
  imported: { file: { id: 7, path: "/tv/Show/S01E01.mkv", size: 1000 } },
};

/** Builds a typical observation of a kind for the first download and the file of the unit. */
export function observe<Kind extends ObservationKind>(
  kind: Kind,
  changes?: Changes<Kind>,
): ObservationOf<Kind> {
  const download = DOWNLOAD_KINDS.includes(kind) ? { downloadId: "AA11" } : {};
  const file = FILE_KINDS.includes(kind) ? { fileId: 7, path: "/tv/Show/S01E01.mkv" } : {};
  const keys = { mediaType: "TV", tvdbId: 1, ...download, ...file } as const;
  return buildObservation<Kind>(kind, { keys, ...TYPICAL[kind], ...changes } as Changes<Kind>);
}
