import type { Observation } from "../../../domain/observation/observation.ts";

/**
 * Orders observations of one title: first its metadata, so that its units exist, then events and progress, and last the
 * files that exist or are gone. A file reported before its grab would hide the stages in between.
 */
export function inPipelineOrder(
  reported: readonly Observation[],
  events: readonly Observation[],
): Observation[] {
  const { files = [], rest = [] } = Object.groupBy(reported, ({ kind }) =>
    kind === "imported" || kind === "file-deleted" ? "files" : "rest",
  );
  return [...rest, ...events, ...files];
}
