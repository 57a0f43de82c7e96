import type { Actor } from "../domain/actor.ts";
import type { SignInOrigin } from "./sign-in-origin.ts";
import type { Viewer } from "./viewer.ts";

/** Who calls the API, and from where. */
export interface Caller {
  readonly viewer: Viewer;
  readonly origin: SignInOrigin;
}

/** Returns who does something, for the audit log. */
export function toActor({ viewer, origin }: Caller): Actor {
  return {
    personId: viewer.person?.id ?? null,
    name: viewer.name,
    token: viewer.token?.name ?? null,
    address: toAddress(origin),
  };
}

/** Somebody who has just proved who they are. */
export function toSignedIn(
  { id, name }: { readonly id: string; readonly name: string },
  origin: SignInOrigin,
): Actor {
  return { personId: id, name, token: null, address: toAddress(origin) };
}

function toAddress({ address }: SignInOrigin): string | null {
  return address === "" ? null : address;
}
