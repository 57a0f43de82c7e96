import type { IdentityKind, Role } from "../../domain/role.ts";
import type { ServiceUser, SignInService } from "../../integrations/port/sign-in.ts";
import type { AccountContext } from "../context.ts";

/** Who somebody is, as proved by the provider or by a service that knows the same user of a media server. */
export interface ProvedIdentity {
  readonly kind: IdentityKind;
  readonly provider: string;
  readonly subject: string;
  readonly name: string;
  /** Null: the provider says nothing about roles. */
  readonly role: Role | null;
  /** Only if the provider has verified it. */
  readonly email: string | null;
}

/**
 * Returns the identities of a user of a service, that service's first. The others are those in which other services
 * name the same user of the same media server; a service that does not answer is asked again at the next sign-in.
 */
export async function findIdentities(
  ctx: AccountContext,
  service: SignInService,
  user: ServiceUser,
): Promise<readonly ProvedIdentity[]> {
  const { libraryUser } = user;
  const others = ctx.signInServices().filter(({ slug }) => slug !== service.slug);
  const found =
    libraryUser === null
      ? []
      : await Promise.all(
          others.map(async (other) => {
            try {
              const known = await other.control.findUser(libraryUser);
              return known === null ? null : toIdentity(other, known);
            } catch (error) {
              ctx.log.warn(
                { service: other.slug, err: error },
                "could not find out whether a service knows a person who signs in",
              );
              return null;
            }
          }),
        );
  return [toIdentity(service, user), ...found.filter((identity) => identity !== null)];
}

function toIdentity({ kind, slug }: SignInService, user: ServiceUser): ProvedIdentity {
  const { userId: subject, name, role } = user;
  return { kind, provider: slug, subject, name, role, email: null };
}
