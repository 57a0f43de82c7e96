import type { DeliveryStatus } from "../../graphql/graphql.ts";
import type { Tone } from "../../lib/state.ts";

export const STATUS_WORDS: Record<DeliveryStatus, { readonly name: string; readonly tone: Tone }> = {
  PENDING: { name: "Waiting", tone: "requested" },
  APPLIED: { name: "Applied", tone: "available" },
  IGNORED: { name: "No effect", tone: "requested" },
  DUPLICATE: { name: "Double", tone: "requested" },
  UNRECOGNISED: { name: "Not recognised", tone: "problem" },
  FAILED: { name: "Failed", tone: "failed" },
};

/** What the inbox's chips show; null shows everything. */
export const STATUS_CHIPS: readonly { readonly name: string; readonly status: readonly DeliveryStatus[] | null }[] = [
  { name: "All", status: null },
  { name: "Applied", status: ["APPLIED"] },
  { name: "No effect", status: ["IGNORED", "DUPLICATE"] },
  { name: "Needs attention", status: ["FAILED", "UNRECOGNISED"] },
];
