import type { IdentityKind } from "../../domain/role.ts";
import type { AccountContext } from "../context.ts";
import { OPEN_ID } from "./open-id.ts";
import { listOfferedServices } from "./service.ts";

/** A provider with whose accounts people can sign in. */
export interface SignInOption {
  readonly id: string;
  readonly kind: IdentityKind;
  readonly name: string;
  readonly supportsPassword: boolean;
  readonly supportsQuickConnect: boolean;
  /** Path of the page that signs in, below the base path; null for a provider without one. */
  readonly url: string | null;
}

/** Lists the ways of signing in at the moment. */
export async function listSignInOptions(ctx: AccountContext) {
  const services = await listOfferedServices(ctx);
  const local = await ctx.store.read.identity.findFirst({
    where: { kind: "LOCAL" },
    select: { id: true },
  });
  const openId: readonly SignInOption[] =
    ctx.openId === null
      ? []
      : [
          {
            id: OPEN_ID,
            kind: "OIDC",
            name: ctx.openId.name,
            supportsPassword: false,
            supportsQuickConnect: false,
            url: `/auth/oidc/${OPEN_ID}`,
          },
        ];
  return {
    password: local !== null,
    providers: services
      .map(({ service, hasPassword, hasQuickConnect }): SignInOption => {
        const { slug: id, kind, name } = service;
        return {
          id,
          kind,
          name,
          supportsPassword: hasPassword,
          supportsQuickConnect: hasQuickConnect,
          url: null,
        };
      })
      .concat(openId),
  };
}
