import type { DiagnosisInput, DownloadSnapshot } from "../../domain/problem/health.ts";
import type { State } from "../../domain/state.ts";
import { createUnit, type Unit } from "../../domain/unit.ts";
import { attemptColumns } from "../../store/column/attempt.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import { leadingRow } from "./leading-row.ts";
import type { LoadedAttempt, LoadedRequest, LoadedUnit } from "./rows.ts";
import { toApproval, toUnit } from "./unit-row.ts";
import type { Workspace } from "./workspace.ts";

/** What the summaries of a request and of each of its units share. */
export type SharedFacts = ReturnType<typeof sharedFactsOf>;

export function sharedFactsOf(request: LoadedRequest, work: Workspace) {
  return {
    about: aboutRequest(request, work),
    pendingSeasons: mediaRequestColumns.pendingSeasons.read(request.row) ?? [],
    withoutEpisodes: seasonsWithoutEpisodes(request),
  };
}

function aboutRequest({ row }: LoadedRequest, { now, healthOf }: Workspace) {
  return {
    now,
    mediaType: mediaRequestColumns.mediaType.read(row),
    origin: mediaRequestColumns.origin.read(row),
    isKnownToArr: row.arrId !== null,
    services: healthOf(row),
  } as const satisfies Partial<DiagnosisInput>;
}

/** Returns what the diagnosis of a unit depends on. */
export function unitInputOf(
  request: LoadedRequest,
  loaded: LoadedUnit,
  { about, pendingSeasons }: SharedFacts,
): DiagnosisInput {
  return {
    ...about,
    unit: toUnit(request, loaded),
    since: loaded.row.stateChangedAt,
    seasonsWithoutEpisodes: null,
    pendingSeasons: pendingSeasons.filter((season) => season === loaded.row.season),
    download: toDiagnosisInput(leadingOf(loaded)),
  };
}

/**
 * A show, or a season of it, has no units until its arr has reported them. Until then the request itself has the
 * problem.
 */
export function ownInputOf(
  request: LoadedRequest,
  { state, since }: { readonly state: State; readonly since: Date },
  { about, pendingSeasons, withoutEpisodes }: SharedFacts,
): DiagnosisInput | null {
  const approval = toApproval(request);
  const isAll = !request.units.some(({ row }) => row.isWanted);
  if (!isAll && (withoutEpisodes === null || approval.state !== "APPROVED")) return null;
  const unit: Unit = {
    ...createUnit(approval, request.row.isAnime),
    // Of a show that has episodes, Seerr may mean those alone.
    isHeardAvailable: isAll && request.row.isHeardAvailable === true,
    state: isAll ? state : "APPROVED",
  };
  return {
    ...about,
    unit,
    since,
    seasonsWithoutEpisodes: withoutEpisodes,
    pendingSeasons: pendingSeasons.filter((season) => isAll || withoutEpisodes?.includes(season)),
    download: null,
  };
}

/** Returns the requested seasons of a show that have no unit yet; empty: none of a complete show; null: each has some. */
function seasonsWithoutEpisodes({ row, units }: LoadedRequest): readonly number[] | null {
  if (row.mediaType !== "TV") return null;
  const known = new Set(units.map((unit) => unit.row.season));
  const missing = mediaRequestColumns.seasons.read(row).filter((season) => !known.has(season));
  return missing.length > 0 || known.size === 0 ? missing : null;
}

/** Returns the attempt that a unit waits for. */
export function leadingOf({ attempts }: LoadedUnit): LoadedAttempt | undefined {
  const leading = leadingRow(attempts.map(({ row }) => row));
  return attempts.find(({ row }) => row === leading);
}

function toDiagnosisInput(link: LoadedAttempt | undefined): DownloadSnapshot | null {
  if (link === undefined) return null;
  const detail = attemptColumns.detail.read(link.row);
  const { download } = link;
  return {
    state: download?.row.state ?? "UNKNOWN",
    since: download?.row.stateChangedAt ?? link.row.createdAt,
    detail,
    client: download?.row.client ?? null,
    firstCategory: download?.row.firstCategory ?? null,
    category: download?.row.category ?? null,
  };
}
