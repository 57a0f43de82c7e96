import type { Role } from "../../domain/role.ts";

/** The kinds of service with whose accounts people can sign in. */
export type SignInKind = "SEERR" | "JELLYFIN" | "EMBY";

/** A user of a media server, however many services know the person. */
export interface LibraryUser {
  /** The ID that the media server gave itself. */
  readonly serverId: string;
  readonly userId: string;
}

/** A person as one service knows them. */
export interface ServiceUser {
  /** Never the name: it is not unique, and users change it. */
  readonly userId: string;
  readonly name: string;
  /** The role that the person's rights in the service amount to. */
  readonly role: Role;
  /** The person's user in the media server: another service with the same one knows the same person. */
  readonly libraryUser: LibraryUser | null;
}

/** How long the ways are kept: strangers ask for them. */
export const WAYS_MS = 5 * 60_000;

/** The ways of signing in that a service offers at the moment. */
export interface SignInWays {
  readonly hasPassword: boolean;
  readonly hasQuickConnect: boolean;
}

export interface QuickConnectCode {
  /** Proves who started it. It stays on the server. */
  readonly secret: string;
  /** What the person types in an app of the service. */
  readonly code: string;
}

/** Signing in to the tracker with the account of a service. Nothing of it is kept in the service. */
export interface SignInControl {
  ways(): Promise<SignInWays>;
  /** Null if the user does not exist or the password is wrong. */
  checkPassword(username: string, password: string): Promise<ServiceUser | null>;
  /** Finds, with the key of the tracker, the user that belongs to the media server's. Null if there is none. */
  findUser(libraryUser: LibraryUser): Promise<ServiceUser | null>;
  /** Absent if the service does not have it. */
  readonly quickConnect?: {
    start(): Promise<QuickConnectCode>;
    /** Null until the person has approved the code. Rejects with "not-found" once it has expired. */
    finish(secret: string): Promise<ServiceUser | null>;
  };
}

/** A configured service with whose accounts people can sign in. */
export interface SignInService {
  readonly slug: string;
  readonly kind: SignInKind;
  readonly name: string;
  readonly control: SignInControl;
}

/** A person as an OpenID provider knows them. */
export interface OpenIdUser {
  readonly subject: string;
  readonly name: string;
  /** In lower case; null unless the provider has verified it. */
  readonly email: string | null;
}

/** What the browser keeps, encrypted, from the start of a sign-in to its end. */
export interface OpenIdStart {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** The OpenID provider with which people can sign in. */
export interface OpenIdControl {
  /** Name for the sign-in page. */
  readonly name: string;
  /** Returns the page of the provider to which the browser goes. Rejects with IntegrationError if it does not answer. */
  start(redirectUrl: string): Promise<OpenIdStart & { readonly url: string }>;
  /** Takes the address to which the browser came back. Null if the provider or a check refuses it. */
  finish(returnedTo: URL, start: OpenIdStart): Promise<OpenIdUser | null>;
}
