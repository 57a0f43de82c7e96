import type { Observation } from "../observation/observation.ts";
import type { Unit } from "../unit.ts";

const FOUR_K = 2160;

/** Lines of a quality's name, e.g. 1080 of "WEBDL-1080p"; null when the name tells none. */
export function linesOf(quality: string): number | null {
  if (/\b(4k|uhd)\b/i.test(quality)) return FOUR_K;
  const lines = /(\d{3,4})[pi]/i.exec(quality)?.[1];
  return lines === undefined ? null : Number(lines);
}

/**
 * The quality of what an observation brings, where it is less than the 4K that was asked for: one arr may carry out the
 * wish in HD and the one in 4K, and its one file is then the other's. null: good enough, or nobody says.
 */
export function qualityBelow(unit: Unit, { file, release }: Observation): string | null {
  const quality = file?.quality ?? release?.quality;
  if (!unit.is4k || quality === undefined) return null;
  const lines = linesOf(quality);
  return lines !== null && lines < FOUR_K ? quality : null;
}
