import type { NoParams, Sentences } from "./catalogue.ts";

interface OfService {
  /** Name of the service as people write it. */
  readonly service: string;
}

interface UpTo {
  readonly max: number;
}

/** Why a sign-in, or a change of people, tokens, links or invitations is refused. */
export interface AccountRefusalParams {
  SIGN_IN_FIRST: NoParams;
  WRONG_USERNAME_OR_PASSWORD: NoParams;
  PASSWORD_MISSING: NoParams;
  SIGN_IN_TOO_LONG: NoParams;
  PASSWORD_TOO_LONG: UpTo;
  PASSWORD_LENGTH: UpTo & { readonly min: number };
  CURRENT_PASSWORD_WRONG: NoParams;
  NO_PASSWORD_HERE: NoParams;
  TOO_MANY_ATTEMPTS: { readonly seconds: number };
  TOO_MANY_SIGN_INS: NoParams;
  ACCOUNT_DISABLED: NoParams;
  PROVIDER_REFUSED: NoParams;
  PROVIDER_UNKNOWN: NoParams;
  NO_QUICK_CONNECT: OfService;
  TOO_MANY_CODES: NoParams;
  CODE_EXPIRED: NoParams;
  SET_UP_ALREADY: NoParams;
  SET_UP_SIGN_IN: NoParams;
  SET_UP_CODE_WRONG: NoParams;
  INVITATION_INVALID: NoParams;
  USERNAME_TAKEN: NoParams;
  NAME_LENGTH: UpTo & { readonly field: "name" | "username" };
  TOKEN_OF_NOBODY: NoParams;
  TOKEN_OF_NOBODY_CREATES_NONE: NoParams;
  ADMIN_TOKEN_BY_ADMIN: NoParams;
  TOO_MANY_TOKENS: UpTo;
  TOO_MANY_LINKS: UpTo;
  TIME_PAST: NoParams;
  LAST_ADMIN: NoParams;
  PERSON_UNKNOWN: NoParams;
  ROLE_TOO_LOW: NoParams;
  SCOPE_TOO_LOW: { readonly scope: string };
  LINK_INVALID: NoParams;
}

export const ACCOUNT_REFUSAL_SENTENCES: Sentences<AccountRefusalParams> = {
  SIGN_IN_FIRST: () => "Sign in first, or send a token.",
  WRONG_USERNAME_OR_PASSWORD: () => "The username or password is incorrect.",
  PASSWORD_MISSING: () => "Enter your password.",
  SIGN_IN_TOO_LONG: () => "The username or password is too long.",
  PASSWORD_TOO_LONG: ({ max }) => `A password has at most ${max} characters.`,
  PASSWORD_LENGTH: ({ min, max }) => `Choose a password of ${min} to ${max} characters.`,
  CURRENT_PASSWORD_WRONG: () => "The current password is incorrect.",
  NO_PASSWORD_HERE: () => "This person has no password in the tracker.",
  TOO_MANY_ATTEMPTS: ({ seconds }) => `Too many attempts. Wait ${seconds} seconds and try again.`,
  TOO_MANY_SIGN_INS: () => "Too many sign-ins at once. Try again in a moment.",
  ACCOUNT_DISABLED: () => "An admin has disabled this account.",
  PROVIDER_REFUSED: () => "The provider refused the sign-in.",
  PROVIDER_UNKNOWN: () => "There is no such way of signing in.",
  NO_QUICK_CONNECT: ({ service }) => `${service} has no Quick Connect.`,
  TOO_MANY_CODES: () => "Too many codes wait for approval. Try again in ten minutes.",
  CODE_EXPIRED: () => "This code has expired. Ask for a new one.",
  SET_UP_ALREADY: () => "The tracker is already set up.",
  SET_UP_SIGN_IN: () => "The tracker is already set up. Sign in instead.",
  SET_UP_CODE_WRONG: () =>
    "The code is incorrect. It is in the tracker's log, written when the tracker started.",
  INVITATION_INVALID: () => "This invitation is not valid any more. Ask for a new one.",
  USERNAME_TAKEN: () => "This username is taken.",
  NAME_LENGTH: ({ field, max }) => `Choose a ${field} of 1 to ${max} characters.`,
  TOKEN_OF_NOBODY: () => "ADMIN_TOKEN belongs to nobody: sign in as a person.",
  TOKEN_OF_NOBODY_CREATES_NONE: () => "ADMIN_TOKEN belongs to nobody: sign in first.",
  ADMIN_TOKEN_BY_ADMIN: () => "Only an admin can create a token with the scope ADMIN.",
  TOO_MANY_TOKENS: ({ max }) => `A person has at most ${max} tokens.`,
  TOO_MANY_LINKS: ({ max }) => `A request has at most ${max} links. Revoke one first.`,
  TIME_PAST: () => "Choose a time in the future.",
  LAST_ADMIN: () => "At least one admin has to be able to sign in.",
  PERSON_UNKNOWN: () => "This person does not exist.",
  ROLE_TOO_LOW: () => "Your role does not permit this.",
  SCOPE_TOO_LOW: ({ scope }) => `A token with the scope ${scope} does not permit this.`,
  LINK_INVALID: () => "This link is not valid any more.",
};
