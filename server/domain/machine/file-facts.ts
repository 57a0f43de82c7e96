import { plainReason, type Reason } from "../message/reason.ts";
import type { Observation, ObservationOf } from "../observation/observation.ts";
import type { Matching, Unit } from "../unit.ts";
import { fileIdOf } from "./attempt.ts";

/** Merges the facts about a file into its unit: the file the arr imported, its matching in Shoko. */
export function carryFacts(unit: Unit, observation: Observation, now: Date): Unit {
  switch (observation.kind) {
    case "imported": {
      const { file } = observation;
      const id = fileIdOf(observation) ?? null;
      const isNew = id !== null && unit.file?.id != null && id !== unit.file.id;
      const kept = isNew ? null : unit.file;
      const path = file?.path ?? observation.keys.path ?? kept?.path ?? null;
      const size = file?.size ?? kept?.size ?? null;
      return {
        ...unit,
        file: { id: id ?? kept?.id ?? null, path, size },
        fileImportedAt:
          kept === null
            ? (file?.addedAt ?? observation.at ?? now.toISOString())
            : unit.fileImportedAt,
        librarySize: size === kept?.size ? unit.librarySize : null,
        matching: isNew ? null : unit.matching,
        missingSince: null,
        lostSince: isNew ? null : unit.lostSince,
        belowQuality: null,
      };
    }
    case "hashing":
    case "hashed":
    case "unmatched":
      // A later rescan reports "hashed" again; a matched file stays matched.
      return unit.matching === "matched" ? unit : matchingAs(unit, observation.kind);
    case "playable":
      return { ...unit, librarySize: null, ...unseenFile(unit, observation, now) };
    case "matched":
      return matchingAs(unit, "matched");
    default:
      return unit;
  }
}

/** The file of an import that the arr could not report any more. */
function unseenFile(
  { file }: Unit,
  { playable: { path, size } }: ObservationOf<"playable">,
  now: Date,
): Partial<Unit> {
  if (file !== null) return {};
  return {
    file: { id: null, path: path ?? null, size: size ?? null },
    fileImportedAt: now.toISOString(),
  };
}

/** Why a unit is in ANIME_MATCHING, as a reason for people. */
const WAITS_FOR: Readonly<Record<Matching, Reason>> = {
  hashing: plainReason("SHOKO_READS_FILE"),
  hashed: plainReason("SHOKO_ASKS_ANIDB"),
  unmatched: plainReason("SHOKO_FOUND_NO_MATCH"),
  matched: plainReason("AWAITS_LIBRARY"),
};

function matchingAs(unit: Unit, matching: Matching): Unit {
  return { ...unit, matching, reason: WAITS_FOR[matching] };
}
