import type { LRUCache } from "lru-cache";
import type { OpenIdControl, SignInService } from "../integrations/port/sign-in.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import type { SecretCipher } from "../tracking/core/secrets.ts";
import type { QuickConnects } from "./sign-in/quick-connects.ts";
import type { Throttle } from "./throttle.ts";

/** The dependencies of the functions for people, sessions and tokens. */
export interface AccountContext {
  readonly store: Store;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: Log;
  /** Encrypts the tokens of share links, which have to be shown again. */
  readonly cipher: SecretCipher;
  readonly setUp: SetUp;
  /** Returns the services with whose accounts people can sign in. */
  readonly signInServices: () => readonly SignInService[];
  /** The OpenID provider; null if there is none. */
  readonly openId: OpenIdControl | null;
  /** The codes of Quick Connect that wait for approval. */
  readonly quickConnects: QuickConnects;
  /** Delays sign-ins after failures. */
  readonly throttle: Throttle;
  /** Hashes of tokens and webhook secrets that were right. */
  readonly provedSecrets: LRUCache<string, true>;
  /** Announces that somebody lost rights, to close the connections that still have them. */
  readonly accessEnds: AccessEnds;
}

/** The setup of the first account, for whoever can read the log. */
export interface SetUp {
  /** The one-time setup code, logged at start. Null once an admin exists. */
  code: string | null;
}

/** Whose rights ended or changed: of one session, token or share link, or of everything of a person. */
export type AccessEnd =
  | { readonly sessionId: string }
  | { readonly tokenId: string }
  | { readonly personId: string }
  | { readonly shareLinkId: string };

export interface AccessEnds {
  publish(end: AccessEnd): void;
  /** The returned function stops listening. */
  listen(listener: (end: AccessEnd) => void): () => void;
}

export function createAccessEnds(): AccessEnds {
  const listeners = new Set<(end: AccessEnd) => void>();
  return {
    publish: (end) => listeners.forEach((listener) => listener(end)),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
