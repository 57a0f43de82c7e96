/** How far a deletion is. */
export const DELETION_STATUSES = [
  "WAITING",
  "RUNNING",
  "COMPLETE",
  "INCOMPLETE",
  "CANCELLED",
] as const;

/** What is done, in this order. */
export const STEP_KINDS = [
  "UNMONITOR",
  "DOWNLOADS",
  "FILES",
  "MATCHING",
  "LIBRARY",
  "REQUEST",
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const STEP_STATUSES = [
  "PENDING",
  "DONE",
  "VERIFIED",
  "NOT_APPLICABLE",
  "NOT_FOUND",
  "FAILED",
] as const;
export type StepStatus = (typeof STEP_STATUSES)[number];

export function isSettled(status: string): boolean {
  return status === "VERIFIED" || status === "NOT_APPLICABLE" || status === "NOT_FOUND";
}

/** A kind of thing that goes. */
export const ITEM_KINDS = [
  "FILM",
  "SERIES",
  "FILE",
  "MONITORING",
  "DOWNLOAD",
  "MATCH",
  "LIBRARY_ITEM",
  "REQUEST",
  "MEDIA",
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Something that goes, in words. */
export interface DeletionItem {
  readonly kind: ItemKind;
  readonly name: string;
  /** Bytes. */
  readonly size: number | null;
}

/** Why something is left alone, as a clause and as data. */
export interface KeptReason {
  readonly message: string;
  readonly messageCode: string;
  readonly messageParams: Readonly<Record<string, unknown>>;
}

/** Something that is left alone. */
export interface KeptItem {
  /** Slug of the service that has it, and its name. */
  readonly service: string;
  readonly serviceName: string;
  readonly what: string;
  /** Code and parameters of `what`; null for a name of the service, absent in what earlier versions stored. */
  readonly whatCode?: string | null | undefined;
  readonly whatParams?: Readonly<Record<string, unknown>> | null | undefined;
  readonly reason: string;
  /** The parts of `reason` as data; absent where it has no codes. */
  readonly reasons?: readonly KeptReason[] | undefined;
}
