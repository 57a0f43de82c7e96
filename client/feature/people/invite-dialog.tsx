import { type JSX, Show, createSignal } from "solid-js";
import type { Role } from "../../graphql/graphql.ts";
import { createTask } from "../../ui/create-task.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorText } from "../../ui/error-text.tsx";
import { LinkBox } from "../../ui/link-box.tsx";
import { Moment } from "../../ui/moment.tsx";
import { roleWords } from "../../wording/role-words.ts";
import { dayWords } from "../../wording/time.ts";
import type { People } from "./create-people.ts";
import type { NewInvitation } from "./document.ts";
import { RoleChoice } from "./role-choice.tsx";

interface InviteDialogProps {
  readonly people: People;
  readonly onClose: () => void;
}

/** Creates an invitation with a role, and shows its link once. */
export function InviteDialog(props: InviteDialogProps): JSX.Element {
  const task = createTask();
  const [role, setRole] = createSignal<Role>("REQUESTER");
  const [invitation, setInvitation] = createSignal<NewInvitation | null>(null);
  const invite = () => task.run(async () => void setInvitation(await props.people.invite(role())));
  return (
    <Dialog title="Invite somebody" onClose={() => props.onClose()}>
      <Show
        when={invitation()}
        fallback={
          <>
            <p class="quiet">
              An invitation is for people without an account in Jellyfin, Emby, Seerr or your OpenID
              provider: they choose a name and a password here. Everybody else signs in with the
              account that they have.
            </p>
            <RoleChoice name="invited-role" role={role()} onChoose={setRole} />
            <button
              class="btn primary"
              type="button"
              aria-busy={task.isBusy()}
              onClick={() => void invite()}
            >
              Create invitation
            </button>
            <ErrorText words={task.error()} />
          </>
        }
      >
        {(created) => (
          <>
            <p>
              Send this link to one person. It works once, until{" "}
              <Moment at={created().expiresAt} words={dayWords} />, makes them{" "}
              {roleWords(created().role)}, and is shown only now.
            </p>
            <LinkBox
              url={new URL(created().path, location.origin).href}
              label="Invitation"
              showsCode
            />
          </>
        )}
      </Show>
    </Dialog>
  );
}
