import type { DeletionStatus } from "../../graphql/graphql.ts";

/** Whether a deletion goes on, or waits for its start. */
export function isActive({ status }: { readonly status: DeletionStatus }): boolean {
  return status === "WAITING" || status === "RUNNING" || status === "INCOMPLETE";
}
