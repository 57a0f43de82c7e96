import type { DeliveryStatus } from "../../graphql/graphql.ts";
import type { Tone } from "../../wording/state.ts";

interface StatusPresentation {
  readonly name: string;
  readonly tone: Tone;
  readonly icon: Tone;
}

export const STATUS_PRESENTATIONS: Record<DeliveryStatus, StatusPresentation> = {
  PENDING: { name: "Waiting", tone: "requested", icon: "requested" },
  APPLIED: { name: "Applied", tone: "available", icon: "approved" },
  IGNORED: { name: "No effect", tone: "requested", icon: "downloaded" },
  DUPLICATE: { name: "Double", tone: "requested", icon: "downloaded" },
  UNRECOGNISED: { name: "Not recognised", tone: "problem", icon: "problem" },
  FAILED: { name: "Failed", tone: "failed", icon: "failed" },
};

/** What the inbox's chips show; null shows everything. */
export const STATUS_FILTERS: readonly {
  readonly name: string;
  readonly status: readonly DeliveryStatus[] | null;
}[] = [
  { name: "All", status: null },
  { name: "Applied", status: ["APPLIED"] },
  { name: "No effect", status: ["IGNORED", "DUPLICATE"] },
  { name: "Needs attention", status: ["FAILED", "UNRECOGNISED"] },
];
