import type { DeletionStepStatus } from "../../graphql/graphql.ts";
import { deletionText } from "../../language/words/deletion.ts";
import type { StatusPresentation } from "../../ui/status-label.tsx";
import type { Deletion, DeletionStep } from "./document.ts";
import { reasonText } from "./reason-words.ts";

const STEP_PRESENTATIONS: Record<DeletionStepStatus, StatusPresentation> = {
  PENDING: {
    get name() {
      return deletionText("pending");
    },
    tone: "requested",
    icon: "requested",
  },
  DONE: {
    get name() {
      return deletionText("verifying");
    },
    tone: "downloading",
    icon: "grabbing",
  },
  VERIFIED: {
    get name() {
      return deletionText("verified");
    },
    tone: "available",
    icon: "approved",
  },
  NOT_APPLICABLE: {
    get name() {
      return deletionText("skipped");
    },
    tone: "requested",
    icon: "none",
  },
  NOT_FOUND: {
    get name() {
      return deletionText("notFound");
    },
    tone: "requested",
    icon: "none",
  },
  FAILED: {
    get name() {
      return deletionText("failed");
    },
    tone: "failed",
    icon: "failed",
  },
};
const IN_PROGRESS: StatusPresentation = {
  get name() {
    return deletionText("inProgress");
  },
  tone: "downloading",
  icon: "sync",
};

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

/** "3 of 6 steps done". */
export function progressWords(deletion: Deletion): string {
  return deletionText("stepsDone", { count: settledCount(deletion), total: deletion.steps.length });
}

export function deletionPresentation({ status, deleteFiles }: Deletion): StatusPresentation {
  switch (status) {
    case "WAITING":
      return { name: deletionText("scheduled"), tone: "problem", icon: "requested" };
    case "RUNNING":
      return { name: deletionText("running"), tone: "downloading", icon: "sync" };
    case "COMPLETE": {
      // Gone is no success to celebrate: neutral.
      return deleteFiles
        ? { name: deletionText("deleted"), tone: "requested", icon: "gone" }
        : { name: deletionText("noLongerTracked"), tone: "requested", icon: "none" };
    }
    case "INCOMPLETE":
      return { name: deletionText("incompleteShort"), tone: "problem", icon: "problem" };
    case "CANCELLED":
      return { name: deletionText("cancelled"), tone: "requested", icon: "undo" };
  }
}

/** The announcement for screen readers, without the countdown. */
export function statusAnnouncement(deletion: Deletion): string {
  switch (deletion.status) {
    case "WAITING":
      return deletionText("announceScheduled", { title: deletion.title });
    case "RUNNING":
      return deletionText("announceRunning", {
        title: deletion.title,
        progress: progressWords(deletion),
      });
    case "COMPLETE":
      return deletionText("announce", { title: deletion.title, outcome: outcomeWords(deletion) });
    case "INCOMPLETE":
      return deletionText("announceIncomplete", {
        title: deletion.title,
        reason: reasonText(deletion),
      });
    case "CANCELLED":
      return deletionText("announce", { title: deletion.title, outcome: outcomeWords(deletion) });
  }
}

/** Describes how a deletion ended. */
export function outcomeWords({ status, deleteFiles, kept }: Deletion): string {
  if (status === "CANCELLED") return deletionText("outcomeCancelled");
  if (!deleteFiles) return deletionText("outcomeUntracked");
  return kept.length > 0 ? deletionText("outcomeKept") : deletionText("outcomeDeleted");
}
