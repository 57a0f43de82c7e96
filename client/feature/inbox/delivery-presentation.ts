import type { DeliveryStatus } from "../../graphql/graphql.ts";
import type { StatusPresentation } from "../../ui/status-label.tsx";
import type { InboxDelivery } from "./document.ts";

const PRESENTATIONS: Record<DeliveryStatus, StatusPresentation> = {
  PENDING: { name: "Pending", tone: "requested", icon: "requested" },
  APPLIED: { name: "Applied", tone: "available", icon: "approved" },
  IGNORED: { name: "Ignored", tone: "requested", icon: "none" },
  DUPLICATE: { name: "Duplicate", tone: "requested", icon: "copy" },
  UNRECOGNISED: { name: "Unrecognised", tone: "problem", icon: "question" },
  FAILED: { name: "Failed", tone: "failed", icon: "failed" },
};

/** Everything that it reported was known before. */
const NO_CHANGE: StatusPresentation = { name: "No change", tone: "requested", icon: "same" };

/** Presents what a webhook led to. */
export function deliveryPresentation({
  status,
  hadEffect,
}: Pick<InboxDelivery, "status" | "hadEffect">): StatusPresentation {
  return status === "APPLIED" && !hadEffect ? NO_CHANGE : PRESENTATIONS[status];
}

/** Returns the explanation of an outcome, if its name does not say it all. */
export function messageWords(
  delivery: Pick<InboxDelivery, "status" | "hadEffect" | "message">,
): string | null {
  return deliveryPresentation(delivery) === NO_CHANGE ? null : delivery.message;
}
