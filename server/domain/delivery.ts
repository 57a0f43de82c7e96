/** How a delivery ended. PENDING: it waits for the inbox worker. */
export const DELIVERY_STATUSES = [
  "PENDING",
  "APPLIED",
  "IGNORED",
  "DUPLICATE",
  "UNRECOGNISED",
  "FAILED",
] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];
