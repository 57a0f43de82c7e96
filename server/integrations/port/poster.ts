export interface PosterRequest {
  /** The addresses, the best first. */
  readonly urls: readonly string[];
  /** Whether the certificate of the server may be self-signed. */
  readonly allowsSelfSigned: boolean;
}

/** Fetches a picture from the first address that has one; null if none has. */
export type DownloadPoster = (request: PosterRequest) => Promise<Uint8Array | null>;
