const INT32_MAX = 2_147_483_647;

/** Whether a number fits an `Int` column: SQLite takes larger ones, PostgreSQL refuses them. */
export function isInt32(value: unknown): value is number {
  return (
    typeof value === "number" &&
    Number.isInteger(value) &&
    value >= -INT32_MAX - 1 &&
    value <= INT32_MAX
  );
}
