import { For, type JSX, Show, createSignal } from "solid-js";
import { Icon } from "../../ui/icon.tsx";
import { Moment } from "../../ui/moment.tsx";
import { identityWords } from "../../wording/person-words.ts";
import { roleName } from "../../wording/role-words.ts";
import type { People } from "./create-people.ts";
import type { Person } from "./document.ts";
import { PersonDialog } from "./person-dialog.tsx";

interface PersonRowProps {
  readonly person: Person;
  readonly people: People;
  readonly isViewer: boolean;
}

/** A person in a line: name, role, how they sign in, and when they were here last. */
export function PersonRow(props: PersonRowProps): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  const person = () => props.person;
  return (
    <li class="card person" classList={{ "is-disabled": !person().isEnabled }}>
      <span class="person-icon">
        <Icon name="person" />
      </span>
      <div class="person-about">
        <h2>
          <b>
            <bdi>{person().name}</bdi>
          </b>
          <Show when={props.isViewer}>
            <small>you</small>
          </Show>
        </h2>
        <p class="quiet">
          <For each={person().identities} fallback="No way to sign in">
            {(identity, index) => (
              <>
                <Show when={index() > 0}> · </Show>
                <bdi>{identityWords(identity)}</bdi>
              </>
            )}
          </For>
        </p>
      </div>
      <p class="person-role">
        {roleName(person().role)}
        <Show when={!person().isEnabled}>
          <small class="person-disabled">Disabled</small>
        </Show>
      </p>
      <p class="person-seen">
        <Show when={person().lastSeenAt} fallback={<small>Never here</small>}>
          {(at) => (
            <small>
              Last here <Moment at={at()} />
            </small>
          )}
        </Show>
      </p>
      <button
        class="btn small"
        type="button"
        aria-haspopup="dialog"
        aria-label={`Manage ${person().name}`}
        onClick={() => setIsOpen(true)}
      >
        Manage
      </button>
      <Show when={isOpen()}>
        <PersonDialog
          person={person()}
          people={props.people}
          isViewer={props.isViewer}
          onClose={() => setIsOpen(false)}
        />
      </Show>
    </li>
  );
}
