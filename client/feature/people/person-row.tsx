import { For, type JSX, Show, createSignal } from "solid-js";
import { peopleText } from "../../language/words/people.ts";
import { Icon } from "../../ui/icon.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
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
            <small>{peopleText("you")}</small>
          </Show>
        </h2>
        <p class="quiet">
          <For each={person().identities} fallback={peopleText("noSignIn")}>
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
          <small class="person-disabled">{peopleText("disabled")}</small>
        </Show>
      </p>
      <p class="person-seen">
        <Show when={person().lastSeenAt} fallback={<small>{peopleText("neverHere")}</small>}>
          {(at) => (
            <small>
              <Phrase of={peopleText.template("lastHere")} parts={{ time: <Moment at={at()} /> }} />
            </small>
          )}
        </Show>
      </p>
      <button
        class="btn small"
        type="button"
        aria-haspopup="dialog"
        aria-label={peopleText("manageOf", { name: person().name })}
        onClick={() => setIsOpen(true)}
      >
        {peopleText("manage")}
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
