import type { TransferFacts } from "../../../domain/observation/facts.ts";

export type TransferKind = "downloading" | "downloaded";

/** A download as it is displayed; equal readings mean that nothing visible changed. */
export interface TransferReading {
  readonly kind: TransferKind;
  readonly transfer: Omit<TransferFacts, "eta" | "files">;
  readonly etaSeconds: number | null;
  /** The client's messages while the download has a problem. */
  readonly detail?: readonly string[];
}

/** What was reported of a download so far. */
export interface ReportedTransfer {
  /** The kind last reported; null before the first report. */
  readonly kind: TransferKind | null;
  /** No data has arrived for minutes. A pause of seconds between bursts is normal. */
  readonly isStalled: boolean;
}

/** A download as its client lists it now. */
export interface ListedTransfer {
  /** Every id by which an arr may know the download, as the client writes them; the tracker uses the first. */
  readonly ids: readonly [string, ...string[]];
  readonly name?: string | undefined;
  /** Empty when the download has none; absent when the client does not report categories. */
  readonly category?: string | undefined;
  /** The client's messages about a problem; reported only in problem states. */
  readonly problems?: readonly (string | undefined)[];
  /** No data is arriving at this moment. */
  readonly isIdle: boolean;
  /** The client knows the files. */
  readonly hasFiles: boolean;
  /** Returns null when the state does not reveal whether the download is finished and nothing was reported before. */
  read(reported: ReportedTransfer): TransferReading | null;
  readonly evidence: Readonly<Record<string, string | number | null>>;
}

export function clampShare(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/**
 * Keeps the last reported kind while the state does not reveal it. Omits the progress, which may drop while files are
 * checked.
 */
export function keepKind(
  reported: ReportedTransfer,
  shown: NonNullable<TransferFacts["state"]>,
  size: { readonly size?: number },
): TransferReading | null {
  if (reported.kind === null) return null;
  return { kind: reported.kind, transfer: { state: shown, speed: 0, ...size }, etaSeconds: null };
}
