import { type JSX, Show, createSignal, createUniqueId, onMount } from "solid-js";
import { shell } from "../language/words/shell.ts";

interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly type?: "text" | "password";
  readonly autocomplete: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string | undefined;
  readonly placeholder?: string | undefined;
  /** The validation message. */
  readonly error: string | undefined;
  /** Moves the focus here when the form appears. */
  readonly takesFocus?: boolean;
}

/** Moves the focus to the first invalid field, if there is one. */
export function focusIssue(form: HTMLFormElement): void {
  form.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.focus();
}

export function Field(props: FieldProps): JSX.Element {
  let input: HTMLInputElement | undefined;
  onMount(() => {
    if (props.takesFocus === true) input?.focus();
  });
  // Several forms with the same fields may be on one page.
  const id = createUniqueId();
  const noteId = () => `${id}-note`;
  const [isShown, setIsShown] = createSignal(false);
  const toggleWords = () => (isShown() ? shell("hide") : shell("show"));
  const hasNote = () => (props.error ?? props.hint ?? "") !== "";
  const isSecret = () => props.type === "password";
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <div class="field-input">
        <input
          ref={(element) => (input = element)}
          id={id}
          name={props.name}
          type={isSecret() && !isShown() ? "password" : "text"}
          autocomplete={props.autocomplete}
          autocapitalize="none"
          spellcheck={false}
          placeholder={props.placeholder}
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          aria-invalid={props.error !== undefined}
          aria-describedby={hasNote() ? noteId() : undefined}
        />
        <Show when={isSecret()}>
          <button class="field-toggle" type="button" onClick={() => setIsShown((shown) => !shown)}>
            {toggleWords()}
          </button>
        </Show>
      </div>
      <Show
        when={props.error}
        fallback={<Show when={props.hint}>{(hint) => <small id={noteId()}>{hint()}</small>}</Show>}
      >
        {(error) => (
          <small class="error" id={noteId()} role="alert">
            {error()}
          </small>
        )}
      </Show>
    </div>
  );
}
