import { type JSX, Show } from "solid-js";
import type { IdentityKind, Role } from "../../graphql/graphql.ts";
import { accountText } from "../../language/words/account.ts";
import { roleDescription, roleName } from "../../wording/role-words.ts";
import { listWords } from "../../wording/sentence.ts";
import { identityName } from "../../wording/sign-in-words.ts";

interface ProfileSectionProps {
  readonly name: string;
  readonly role: Role;
  readonly identities: readonly { readonly kind: IdentityKind; readonly provider: string }[];
}

/** Who is signed in. */
export function ProfileSection(props: ProfileSectionProps): JSX.Element {
  /** A second service of a kind is named by its slug. */
  const accounts = () =>
    props.identities.map(({ kind, provider }) => {
      const isOne = props.identities.filter((other) => other.kind === kind).length === 1;
      return isOne ? identityName(kind) : `${identityName(kind)} (${provider})`;
    });
  return (
    <section class="card box setting" aria-label={accountText("profile")}>
      <dl class="facts">
        <dt>{accountText("name")}</dt>
        <dd>{props.name}</dd>
        <dt>{accountText("role")}</dt>
        <dd>
          <b>{roleName(props.role)}</b>
          <br />
          <small>{roleDescription(props.role)}</small>
        </dd>
        <Show when={props.identities.length > 0}>
          <dt>{accountText("accounts")}</dt>
          <dd>{listWords(accounts())}</dd>
        </Show>
      </dl>
    </section>
  );
}
