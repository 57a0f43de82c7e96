import { z } from "zod";
import type { Observation } from "../../domain/observation/observation.ts";
import { redact } from "../../domain/redact.ts";
import { reportBrokenColumn } from "./broken-column.ts";
import { StoredObservation } from "./observation.ts";

const Fields = z.record(z.string(), z.unknown());

/**
 * Renames the fields that release 0.1.0 stored under another name. `isComplete` meant another fact for each kind, and
 * the schema drops the one that the kind does not have.
 */
function toCurrentFields(stored: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { look, isTracked, isComplete, evidence, ...fields } = stored;
  const { data } = Fields.safeParse(evidence);
  const { missingSince, ...excerpt } = data ?? {};
  const former = {
    releaseSearch: look,
    isInQueue: isTracked,
    coversWholeDownload: isComplete,
    isMissingFromPack: isComplete,
    missingSince,
    evidence: data === undefined ? evidence : excerpt,
  };
  const known = Object.entries(former).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(known), ...fields };
}

const PendingObservation = Fields.transform(toCurrentFields).pipe(StoredObservation);

/** Returns the observation in the JSON of a column; undefined if it cannot be read. */
export function parseObservation(text: string): Observation | undefined {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return undefined;
  }
  return PendingObservation.safeParse(stored).data;
}

/** Returns the text to store. */
export function formatPendingObservation(observation: Observation): string {
  return JSON.stringify({ ...observation, evidence: redact(observation.evidence) });
}

/**
 * Returns the observation of a row, in the form of this or the previous release. null: it cannot be read. The row is
 * reported once and stays in the database: callers must skip it, and never delete it.
 */
export function readPendingObservation({
  id,
  observation,
}: {
  readonly id: number;
  readonly observation: string;
}): Observation | null {
  const read = parseObservation(observation);
  if (read !== undefined) return read;
  reportBrokenColumn({ table: "PendingObservation", column: "observation", row: String(id) });
  return null;
}
