import type { Observation } from "../../../domain/observation/observation.ts";

/**
 * What there is to follow comes first, so that its units exist; then what happened, what goes on, and last which files
 * are there and which are gone: told before its grab, a file would hide the road that it came.
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
