import { leadingAttempt } from "../../domain/machine/attempt.ts";
import { attemptColumns } from "../../store/column/attempt.ts";
import type { Attempt } from "../../store/generated/sqlite/client.ts";

/** Returns the row of a unit's leading attempt. */
export function leadingRow<
  Row extends Pick<Attempt, "id" | "ordinal" | "step" | "end" | "isBlocked">,
>(rows: readonly Row[]): Row | undefined {
  const attempts = rows.map((row) => ({
    row,
    ordinal: row.ordinal,
    step: attemptColumns.step.read(row),
    end: attemptColumns.end.read(row),
    isBlocked: row.isBlocked,
  }));
  return leadingAttempt(attempts)?.row;
}
