import type { Observation } from "../../domain/observation/observation.ts";
import { redact } from "../../domain/redact.ts";
import { reportBrokenColumn } from "./broken-column.ts";
import { parseObservation } from "./pending-observation.ts";

/** Returns the text to store. The excerpt is in the transition. */
export function formatAppliedObservation({ evidence: _evidence, ...facts }: Observation): string {
  return JSON.stringify(redact(facts));
}

/** Returns the observation of a row. null: it cannot be read, which is reported once. */
export function readAppliedObservation({
  id,
  observation,
}: {
  readonly id: string;
  readonly observation: string;
}): Observation | null {
  const read = parseObservation(observation);
  if (read !== undefined) return read;
  reportBrokenColumn({ table: "AppliedObservation", column: "observation", row: id });
  return null;
}
