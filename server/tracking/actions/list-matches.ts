import { compareCandidates, type LinkCandidate } from "../../domain/link-candidate.ts";
import { fileName } from "../../domain/path.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import { unitColumns } from "../../store/column/unit.ts";
import { TrackingError } from "../core/error.ts";
import type { ActionContext } from "./context.ts";
import { listUnrecognised, toMatchedTitle } from "./link-file.ts";
import { executorsOf } from "./offer.ts";
import { loadActionSubject, type SubjectUnit } from "./subject.ts";

/** An unrecognised file with the episodes of its show that it may be. */
export interface FileMatch {
  readonly fileName: string;
  readonly durationSeconds: number | null;
  /** The units that it was downloaded for. */
  readonly unitIds: readonly string[];
  readonly candidates: readonly LinkCandidate[];
}

/**
 * Compares the unrecognised files of a request with the episodes that the matcher has of the show. Changes nothing.
 * NOT_FOUND; CONFLICT without a matcher; UNAVAILABLE when the matcher cannot be asked.
 */
export async function listMatches(
  ctx: ActionContext,
  {
    requestId,
    unitIds,
  }: { readonly requestId: string; readonly unitIds: readonly string[] | null },
): Promise<readonly FileMatch[]> {
  const subject = await loadActionSubject(ctx, { requestId, unitIds, downloadRowId: null });
  const [executor] = executorsOf(ctx, "LINK_IN_SHOKO", subject.request);
  const matching = executor?.integration.matching;
  if (executor === undefined || matching === undefined)
    throw new TrackingError("CONFLICT", "NO_EXECUTOR");
  const files = listUnrecognised(subject);
  if (files.length === 0) return [];
  try {
    const episodes = await matching.listEpisodes(toMatchedTitle(subject));
    return await Promise.all(
      files.map(async ({ id, path, units }): Promise<FileMatch> => {
        const durationSeconds = await matching.readDuration(id);
        const [first] = units;
        return {
          fileName: fileName(path),
          durationSeconds,
          unitIds: units.map((unit) => unit.id),
          candidates: compareCandidates(toUnlinked(first, path, durationSeconds), episodes),
        };
      }),
    );
  } catch (error) {
    if (!(error instanceof IntegrationError)) throw error;
    throw new TrackingError(
      "UNAVAILABLE",
      { code: "SERVICE_FAILED", params: { service: executor.name, cause: error.reason } },
      { cause: error },
    );
  }
}

function toUnlinked(unit: SubjectUnit, path: string, durationSeconds: number | null) {
  const { season, number, absoluteNumber, title, airDate, tvdbId } = unit;
  const tmdb = unitColumns.identities.read(unit).find(({ source }) => source === "tmdb");
  const tmdbId = tmdb === undefined ? null : Number(tmdb.value);
  return { path, durationSeconds, season, number, absoluteNumber, title, airDate, tvdbId, tmdbId };
}
