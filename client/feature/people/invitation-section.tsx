import { For, type JSX, Show } from "solid-js";
import { peopleText } from "../../language/words/people.ts";
import { ErrorBox } from "../../ui/error-box.tsx";
import type { Invitations } from "./create-invitations.ts";
import { InvitationRow } from "./invitation-row.tsx";

/** The invitations that nobody has accepted yet. Nothing is shown if there are none. */
export function InvitationSection(props: { readonly invitations: Invitations }): JSX.Element {
  const rows = () => props.invitations.invitations() ?? [];
  let heading: HTMLHeadingElement | undefined;
  return (
    <>
      <Show when={props.invitations.error()}>
        {(error) => <ErrorBox error={error()} onRetry={() => void props.invitations.reload()} />}
      </Show>
      <Show when={rows().length > 0}>
        <section class="card box setting" aria-labelledby="invitations-title">
          <h2 id="invitations-title" tabindex="-1" ref={(element) => (heading = element)}>
            <b>{peopleText("openInvitations")}</b>
          </h2>
          <p class="quiet">{peopleText("openInvitationsHint")}</p>
          <ul class="account-rows">
            <For each={rows()}>
              {(invitation) => (
                <InvitationRow
                  invitation={invitation}
                  onRevoke={async () => {
                    await props.invitations.revoke(invitation.id);
                    heading?.focus();
                  }}
                />
              )}
            </For>
          </ul>
        </section>
      </Show>
    </>
  );
}
