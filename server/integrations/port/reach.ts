export interface ReachOptions {
  /** Whether the certificate of the server may be self-signed. */
  readonly allowsSelfSigned: boolean;
  readonly signal: AbortSignal;
}

/** Whether anything answers at an address. */
export type Reach = (url: string, options: ReachOptions) => Promise<boolean>;
