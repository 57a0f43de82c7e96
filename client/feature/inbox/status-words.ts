import type { DeliveryStatus } from "../../graphql/graphql.ts";
import type { StatusPresentation } from "../../ui/status-label.tsx";

export const STATUS_PRESENTATIONS: Record<DeliveryStatus, StatusPresentation> = {
  PENDING: { name: "Pending", tone: "requested", icon: "requested" },
  APPLIED: { name: "Applied", tone: "available", icon: "approved" },
  IGNORED: { name: "Ignored", tone: "requested", icon: "downloaded" },
  DUPLICATE: { name: "Duplicate", tone: "requested", icon: "downloaded" },
  UNRECOGNISED: { name: "Unrecognised", tone: "problem", icon: "problem" },
  FAILED: { name: "Failed", tone: "failed", icon: "failed" },
};

/** The filters of the inbox; null shows all deliveries. */
export const STATUS_FILTERS: readonly {
  readonly name: string;
  readonly status: readonly DeliveryStatus[] | null;
}[] = [
  { name: "All", status: null },
  { name: "Applied", status: ["APPLIED"] },
  { name: "Ignored", status: ["IGNORED", "DUPLICATE"] },
  { name: "Needs attention", status: ["FAILED", "UNRECOGNISED"] },
];
