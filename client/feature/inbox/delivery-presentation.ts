import type { DeliveryStatus } from "../../graphql/graphql.ts";
import { inboxText } from "../../language/words/inbox.ts";
import type { StatusPresentation } from "../../ui/status-label.tsx";
import { sentText } from "../../wording/sent-message.ts";
import type { InboxDelivery } from "./document.ts";

const PRESENTATIONS: Record<DeliveryStatus, StatusPresentation> = {
  PENDING: {
    get name() {
      return inboxText("pending");
    },
    tone: "requested",
    icon: "requested",
  },
  APPLIED: {
    get name() {
      return inboxText("applied");
    },
    tone: "available",
    icon: "approved",
  },
  IGNORED: {
    get name() {
      return inboxText("ignored");
    },
    tone: "requested",
    icon: "none",
  },
  DUPLICATE: {
    get name() {
      return inboxText("duplicate");
    },
    tone: "requested",
    icon: "copy",
  },
  UNRECOGNISED: {
    get name() {
      return inboxText("unrecognised");
    },
    tone: "problem",
    icon: "question",
  },
  FAILED: {
    get name() {
      return inboxText("failed");
    },
    tone: "failed",
    icon: "failed",
  },
};

/** Everything that it reported was known before. */
const NO_CHANGE: StatusPresentation = {
  get name() {
    return inboxText("noChange");
  },
  tone: "requested",
  icon: "same",
};

/** Presents what a webhook led to. */
export function deliveryPresentation({
  status,
  hadEffect,
}: Pick<InboxDelivery, "status" | "hadEffect">): StatusPresentation {
  return status === "APPLIED" && !hadEffect ? NO_CHANGE : PRESENTATIONS[status];
}

/** Returns the explanation of an outcome, if its name does not say it all. */
export function messageWords(
  delivery: Pick<
    InboxDelivery,
    "status" | "hadEffect" | "message" | "messageCode" | "messageParams"
  >,
): string | null {
  const { message, messageCode, messageParams } = delivery;
  return message === null || deliveryPresentation(delivery) === NO_CHANGE
    ? null
    : sentText({ message, messageCode, messageParams });
}
