import type { DeletionStatus, DeletionStepStatus } from "../../graphql/graphql.ts";
import type { IconName } from "../../ui/icon.tsx";
import { plainWords } from "../../wording/plain-words.ts";
import type { Tone } from "../../wording/state.ts";
import type { Deletion, DeletionStep } from "./document.ts";

export interface Presentation {
  readonly name: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

const STEP_PRESENTATIONS: Record<DeletionStepStatus, Presentation> = {
  PENDING: { name: "Waiting", tone: "requested", icon: "requested" },
  DONE: { name: "Done, checking", tone: "downloading", icon: "grabbing" },
  VERIFIED: { name: "Verified", tone: "available", icon: "approved" },
  NOT_APPLICABLE: { name: "Left alone", tone: "requested", icon: "none" },
  NOT_FOUND: { name: "Nothing there", tone: "requested", icon: "none" },
  FAILED: { name: "Failed", tone: "failed", icon: "failed" },
};
const IN_PROGRESS: Presentation = { name: "Under way", tone: "downloading", icon: "sync" };

/** One step follows the other: of those that wait, the first is the one that is being done. */
export function stepPresentation(deletion: Deletion, step: DeletionStep): Presentation {
  const current = deletion.status === "RUNNING" ? deletion.steps.find(isOpen) : undefined;
  return step.status === "PENDING" && current?.id === step.id
    ? IN_PROGRESS
    : STEP_PRESENTATIONS[step.status];
}

function isOpen({ status }: DeletionStep): boolean {
  return status === "PENDING" || status === "FAILED" || status === "DONE";
}

/** Steps that are over, of all. */
export function settledCount({ steps }: Deletion): number {
  return steps.filter((step) => !isOpen(step)).length;
}

export function isActive({ status }: { readonly status: DeletionStatus }): boolean {
  return status === "WAITING" || status === "RUNNING" || status === "INCOMPLETE";
}

/** "3 of 6 done". */
export function progressWords(deletion: Deletion): string {
  return `${settledCount(deletion)} of ${deletion.steps.length} done`;
}

export function deletionPresentation({ status, deleteFiles }: Deletion): Presentation {
  switch (status) {
    case "WAITING":
      return { name: "About to go", tone: "problem", icon: "requested" };
    case "RUNNING":
      return { name: "Being deleted", tone: "downloading", icon: "sync" };
    case "COMPLETE": {
      const name = deleteFiles ? "Deleted" : "No longer tracked";
      return { name, tone: "available", icon: "approved" };
    }
    case "INCOMPLETE":
      return { name: "Not all gone", tone: "problem", icon: "problem" };
    case "CANCELLED":
      return { name: "Called off", tone: "requested", icon: "undo" };
  }
}

/** What is read out: never the seconds. */
export function statusAnnouncement(deletion: Deletion): string {
  switch (deletion.status) {
    case "WAITING":
      return `${deletion.title} is about to be deleted. It can be undone for a few seconds.`;
    case "RUNNING":
      return `${deletion.title} is being deleted, ${progressWords(deletion)}.`;
    case "COMPLETE":
      return `${deletion.title}: ${outcomeWords(deletion)}`;
    case "INCOMPLETE":
      return `${deletion.title}: not everything is gone. ${plainWords(deletion.reason ?? "")}`;
    case "CANCELLED":
      return `${deletion.title}: ${outcomeWords(deletion)}`;
  }
}

/** How one ended, in a calm sentence. */
export function outcomeWords({ status, deleteFiles, kept }: Deletion): string {
  if (status === "CANCELLED") return "Called off: nothing was deleted.";
  if (!deleteFiles) return "It is no longer tracked, and its request is withdrawn.";
  return kept.length > 0
    ? "Everything that was to go is gone. It can be asked for again."
    : "It is gone everywhere. It can be asked for again.";
}
