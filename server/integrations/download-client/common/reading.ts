import type { TransferFacts } from "../../../domain/observation/facts.ts";

export type TransferKind = "downloading" | "downloaded";

/** A download as it is shown; two equal readings mean that nothing visible changed. */
export interface TransferReading {
  readonly kind: TransferKind;
  readonly transfer: Omit<TransferFacts, "eta" | "files">;
  readonly etaSeconds: number | null;
  /** What the client says of it, while it is in trouble. */
  readonly detail?: readonly string[];
}

/** What was told of a download before. */
export interface TransferPast {
  /** What it was last reported as; null when it was not. */
  readonly kind: TransferKind | null;
  /** It has been without payload for minutes; for seconds between bursts that is normal. */
  readonly isStalled: boolean;
}

/** A download as its client lists it at this moment. */
export interface ListedTransfer {
  /** Every id an arr may know it by, as the client writes them; the first is its name in the tracker. */
  readonly ids: readonly [string, ...string[]];
  readonly name?: string | undefined;
  /** Empty: it has none; absent: the client does not say. */
  readonly category?: string | undefined;
  /** The client's words about what is wrong with it; told only while something is. */
  readonly trouble?: readonly (string | undefined)[];
  /** No payload at this instant. */
  readonly isIdle: boolean;
  /** Its files are known to the client. */
  readonly hasFiles: boolean;
  /** Null while the client's state hides which step it is at and none was reported before. */
  read(past: TransferPast): TransferReading | null;
  readonly evidence: Readonly<Record<string, string | number | null>>;
}

export function clampShare(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** What is known of a download whose state hides its step: no progress, which may fall while files are checked. */
export function keepStep(
  past: TransferPast,
  shown: NonNullable<TransferFacts["state"]>,
  size: { readonly size?: number },
): TransferReading | null {
  if (past.kind === null) return null;
  return { kind: past.kind, transfer: { state: shown, speed: 0, ...size }, etaSeconds: null };
}
