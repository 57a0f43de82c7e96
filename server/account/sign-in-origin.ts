/** From where somebody signs in. */
export interface SignInOrigin {
  /** The browser's User-Agent header. */
  readonly device: string | null;
  /** IP address of the client. */
  readonly address: string;
  /** The browser, if its cookie proves that it signed in before. */
  readonly knownDevice?: KnownDevice | null;
}

/** A browser that signed in before. */
export interface KnownDevice {
  readonly id: string;
  /** Hashes of the accounts that signed in with it, the latest first. */
  readonly accounts: readonly string[];
}
