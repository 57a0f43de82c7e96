import { releaseOf, type Observation } from "../observation/observation.ts";
import type { Unit } from "../unit.ts";

const FOUR_K = 2160;

/** Returns the vertical resolution of a quality, e.g. 1080 for "WEBDL-1080p"; null: the name has none. */
export function linesOf(quality: string): number | null {
  if (/\b(4k|uhd)\b/i.test(quality)) return FOUR_K;
  const lines = /(\d{3,4})[pi]/i.exec(quality)?.[1];
  return lines === undefined ? null : Number(lines);
}

/**
 * Returns the quality of a release or file below the requested 4K: one arr may serve the HD request and the 4K request
 * for a title, and its one file then belongs to the HD request. null: good enough, or not reported.
 */
export function qualityBelow(unit: Unit, observation: Observation): string | null {
  const file = observation.kind === "imported" ? observation.file : undefined;
  const quality = file?.quality ?? releaseOf(observation)?.quality;
  if (!unit.is4k || quality === undefined) return null;
  const lines = linesOf(quality);
  return lines !== null && lines < FOUR_K ? quality : null;
}
