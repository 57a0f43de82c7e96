import type { Action } from "./action/document.ts";
import type { RequestDetails } from "./document.ts";

/** The actions that decide on a request that waits for approval; empty for everyone who may not decide. */
export function decisionsOf({ actions }: Pick<RequestDetails, "actions">): readonly Action[] {
  return actions.filter(({ kind }) => kind === "APPROVE" || kind === "DECLINE");
}

/** Whether the decision is shown on its own, because the wait for it is no problem yet. */
export function standsAlone(request: Pick<RequestDetails, "actions" | "problems">): boolean {
  const isProblem = request.problems.some(({ code }) => code === "WAITING_FOR_APPROVAL");
  return !isProblem && decisionsOf(request).length > 0;
}
