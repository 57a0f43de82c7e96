import { type JSX, Show, createSignal } from "solid-js";
import type { Role } from "../../graphql/graphql.ts";
import { peopleText } from "../../language/words/people.ts";
import { createTask } from "../../ui/create-task.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorText } from "../../ui/error-text.tsx";
import { Field } from "../../ui/field.tsx";
import { A } from "../../ui/link.tsx";
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
          label={peopleText("name")}
          name="name"
          autocomplete="off"
          value={name()}
          onInput={setName}
          error={undefined}
        />
        <RoleChoice name={`role-${props.person.id}`} role={role()} onChoose={setRole} />
        <Show when={!props.person.isRoleSet}>
          <p class="quiet">{peopleText("roleFollows")}</p>
        </Show>
        <Show when={props.isViewer && role() !== props.person.role}>
          <p class="notice">{peopleText("ownRole")}</p>
        </Show>
        <button class="btn primary" type="submit" aria-busy={task.isBusy()}>
          {peopleText("save")}
        </button>
        <ErrorText words={task.error()} />
      </form>
      <hr />
      <div class="row person-access">
        <p class="quiet">
          <Show when={props.person.isEnabled} fallback={peopleText("cannotSignIn")}>
            {peopleText("disableHint")}
          </Show>
        </p>
        <button
          class="btn small"
          type="button"
          onClick={() => void setEnabled(!props.person.isEnabled)}
        >
          {props.person.isEnabled ? peopleText("disable") : peopleText("enable")}
        </button>
      </div>
      <div class="row person-access">
        <p class="quiet">{peopleText("didWhat")}</p>
        <A class="btn small" href={`/audit?person=${encodeURIComponent(props.person.id)}`}>
          {peopleText("auditLog")}
        </A>
      </div>
      <RemovePerson
        name={props.person.name}
        onRemove={() => props.people.remove(props.person.id)}
      />
    </Dialog>
  );
}
