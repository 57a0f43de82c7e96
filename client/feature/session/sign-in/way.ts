import type { IdentityKind } from "../../../graphql/graphql.ts";
import { recall, remember } from "../../../lib/browser-memory.ts";
import { LOCAL_NAME } from "../../../wording/sign-in-words.ts";
import type { SignInOptions } from "./document.ts";

/** A kind of account with which people sign in on this page. */
export interface Way {
  readonly id: string;
  readonly kind: IdentityKind;
  readonly name: string;
  /** The argument of `login`; null: an account of the tracker. */
  readonly provider: string | null;
  readonly hasPassword: boolean;
  readonly hasQuickConnect: boolean;
}

/** A provider with a page of its own. */
export interface ProviderLink {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

const LOCAL: Way = {
  id: "local",
  kind: "LOCAL",
  name: LOCAL_NAME,
  provider: null,
  hasPassword: true,
  hasQuickConnect: false,
};

/** The accounts that people have already come first. */
export function toWays({ password, providers }: SignInOptions): readonly Way[] {
  const services = providers
    .filter(
      ({ supportsPassword, supportsQuickConnect }) => supportsPassword || supportsQuickConnect,
    )
    .map(({ id, kind, name, supportsPassword, supportsQuickConnect }): Way => ({
      id,
      kind,
      name,
      provider: id,
      hasPassword: supportsPassword,
      hasQuickConnect: supportsQuickConnect,
    }));
  return password ? [...services, LOCAL] : services;
}

export function toLinks({ providers }: SignInOptions): readonly ProviderLink[] {
  return providers.flatMap(({ id, name, url }) => (url === null ? [] : [{ id, name, url }]));
}

const USED = "sign-in-way";

/** Returns the way that this browser used last if it is still offered, else the first one. */
export function findUsualWay(ways: readonly Way[]): Way | null {
  const used = recall("browser", USED);
  return ways.find(({ id }) => id === used) ?? ways[0] ?? null;
}

export function rememberWay({ id }: Way): void {
  remember("browser", USED, id);
}
