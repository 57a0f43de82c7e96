import { type JSX, Show, createSignal } from "solid-js";
import type { Role } from "../../graphql/graphql.ts";
import { peopleText } from "../../language/words/people.ts";
import { roleOf } from "../../language/words/role.ts";
import { createTask } from "../../ui/create-task.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorText } from "../../ui/error-text.tsx";
import { LinkBox } from "../../ui/link-box.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
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
    <Dialog title={peopleText("inviteSomebody")} onClose={() => props.onClose()}>
      <Show
        when={invitation()}
        fallback={
          <>
            <p class="quiet">{peopleText("inviteHint")}</p>
            <RoleChoice name="invited-role" role={role()} onChoose={setRole} />
            <button
              class="btn primary"
              type="button"
              aria-busy={task.isBusy()}
              onClick={() => void invite()}
            >
              {peopleText("createInvitation")}
            </button>
            <ErrorText words={task.error()} />
          </>
        }
      >
        {(created) => (
          <>
            <p>
              <Phrase
                of={peopleText.template("sendLink", { role: roleOf(created().role) })}
                parts={{ day: <Moment at={created().expiresAt} words={dayWords} /> }}
              />
            </p>
            <LinkBox
              url={new URL(created().path, location.origin).href}
              label={peopleText("invitation")}
              showsCode
            />
          </>
        )}
      </Show>
    </Dialog>
  );
}
