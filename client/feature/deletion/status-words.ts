import type { DeletionStatus, DeletionStepStatus } from "../../graphql/graphql.ts";
import type { StatusPresentation } from "../../ui/status-label.tsx";
import type { Deletion, DeletionStep } from "./document.ts";

const STEP_PRESENTATIONS: Record<DeletionStepStatus, StatusPresentation> = {
  PENDING: { name: "Pending", tone: "requested", icon: "requested" },
  DONE: { name: "Verifying", tone: "downloading", icon: "grabbing" },
  VERIFIED: { name: "Verified", tone: "available", icon: "approved" },
  NOT_APPLICABLE: { name: "Skipped", tone: "requested", icon: "none" },
  NOT_FOUND: { name: "Not found", tone: "requested", icon: "none" },
  FAILED: { name: "Failed", tone: "failed", icon: "failed" },
};
const IN_PROGRESS: StatusPresentation = { name: "In progress", tone: "downloading", icon: "sync" };

/** Steps run one after the other: the first unfinished one of a running deletion is in progress. */
export function stepPresentation(deletion: Deletion, step: DeletionStep): StatusPresentation {
  const current = deletion.status === "RUNNING" ? deletion.steps.find(isOpen) : undefined;
  return step.status === "PENDING" && current?.id === step.id
    ? IN_PROGRESS
    : STEP_PRESENTATIONS[step.status];
}

function isOpen({ status }: DeletionStep): boolean {
  return status === "PENDING" || status === "FAILED" || status === "DONE";
}

/** Returns the number of finished steps. */
export function settledCount({ steps }: Deletion): number {
  return steps.filter((step) => !isOpen(step)).length;
}

export function isActive({ status }: { readonly status: DeletionStatus }): boolean {
  return status === "WAITING" || status === "RUNNING" || status === "INCOMPLETE";
}

/** "3 of 6 steps done". */
export function progressWords(deletion: Deletion): string {
  return `${settledCount(deletion)} of ${deletion.steps.length} steps done`;
}

export function deletionPresentation({ status, deleteFiles }: Deletion): StatusPresentation {
  switch (status) {
    case "WAITING":
      return { name: "Scheduled", tone: "problem", icon: "requested" };
    case "RUNNING":
      return { name: "Deleting", tone: "downloading", icon: "sync" };
    case "COMPLETE": {
      // Gone is no success to celebrate: neutral.
      return deleteFiles
        ? { name: "Deleted", tone: "requested", icon: "gone" }
        : { name: "No longer tracked", tone: "requested", icon: "none" };
    }
    case "INCOMPLETE":
      return { name: "Incomplete", tone: "problem", icon: "problem" };
    case "CANCELLED":
      return { name: "Cancelled", tone: "requested", icon: "undo" };
  }
}

/** The announcement for screen readers, without the countdown. */
export function statusAnnouncement(deletion: Deletion): string {
  switch (deletion.status) {
    case "WAITING":
      return `Deletion of ${deletion.title} scheduled. You can undo it for a few seconds.`;
    case "RUNNING":
      return `Deleting ${deletion.title}, ${progressWords(deletion)}.`;
    case "COMPLETE":
      return `${deletion.title}: ${outcomeWords(deletion)}`;
    case "INCOMPLETE":
      return `${deletion.title}: deletion incomplete. ${deletion.reason ?? ""}`;
    case "CANCELLED":
      return `${deletion.title}: ${outcomeWords(deletion)}`;
  }
}

/** Describes how a deletion ended. */
export function outcomeWords({ status, deleteFiles, kept }: Deletion): string {
  if (status === "CANCELLED") return "Deletion cancelled. Nothing was deleted.";
  if (!deleteFiles) return "The title is no longer tracked, and its request was withdrawn.";
  return kept.length > 0
    ? "Everything except the kept items was deleted. The title can be requested again."
    : "Deleted everywhere. The title can be requested again.";
}
