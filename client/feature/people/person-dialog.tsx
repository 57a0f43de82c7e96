import { A } from "@solidjs/router";
import { type JSX, Show, createSignal } from "solid-js";
import type { Role } from "../../graphql/graphql.ts";
import { createTask } from "../../ui/create-task.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorText } from "../../ui/error-text.tsx";
import { Field } from "../../ui/field.tsx";
import type { People } from "./create-people.ts";
import type { Person } from "./document.ts";
import { RemovePerson } from "./remove-person.tsx";
import { RoleChoice } from "./role-choice.tsx";

interface PersonDialogProps {
  readonly person: Person;
  readonly people: People;
  readonly isViewer: boolean;
  readonly onClose: () => void;
}

/** Changes the name and the role of a person, lets them in or keeps them out, and removes them. */
export function PersonDialog(props: PersonDialogProps): JSX.Element {
  const task = createTask();
  // Read once: what is typed stays while the list is loaded again.
  const [name, setName] = createSignal(props.person.name);
  const [role, setRole] = createSignal<Role>(props.person.role);
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    await task.run(async () => {
      const { id } = props.person;
      await props.people.save(id, {
        ...(name().trim() !== props.person.name && { name: name() }),
        ...(role() !== props.person.role && { role: role() }),
      });
      props.onClose();
    });
  };
  const setEnabled = (isEnabled: boolean) =>
    task.run(() => props.people.save(props.person.id, { isEnabled }));
  return (
    <Dialog title={props.person.name} onClose={() => props.onClose()}>
      <form class="person-form" onSubmit={(event) => void save(event)}>
        <Field
          label="Name"
          name="name"
          autocomplete="off"
          value={name()}
          onInput={setName}
          error={undefined}
        />
        <RoleChoice name={`role-${props.person.id}`} role={role()} onChoose={setRole} />
        <Show when={!props.person.isRoleSet}>
          <p class="quiet">
            Until now the role follows the rights in Jellyfin or Seerr. One that you choose here
            stays.
          </p>
        </Show>
        <Show when={props.isViewer && role() !== props.person.role}>
          <p class="notice">This is your own role: you lose what only admins can see and do.</p>
        </Show>
        <button class="btn primary" type="submit" aria-busy={task.isBusy()}>
          Save
        </button>
        <ErrorText words={task.error()} />
      </form>
      <hr />
      <div class="row person-access">
        <p class="quiet">
          <Show
            when={props.person.isEnabled}
            fallback="This person cannot sign in. Their requests are tracked as before."
          >
            Disabling ends all sessions and tokens at once. It can be undone.
          </Show>
        </p>
        <button
          class="btn small"
          type="button"
          onClick={() => void setEnabled(!props.person.isEnabled)}
        >
          {props.person.isEnabled ? "Disable" : "Enable"}
        </button>
      </div>
      <div class="row person-access">
        <p class="quiet">What this person did, and sign-ins that were refused to them.</p>
        <A class="btn small" href={`/audit?person=${encodeURIComponent(props.person.id)}`}>
          Audit log
        </A>
      </div>
      <RemovePerson
        name={props.person.name}
        onRemove={() => props.people.remove(props.person.id)}
      />
    </Dialog>
  );
}
