import { For, type JSX, Show } from "solid-js";
import { ErrorText } from "../../ui/error-text.tsx";
import { Field } from "../../ui/field.tsx";
import { type Credential, kindPresentation } from "../../wording/service-kind.ts";
import type { ServiceFormState } from "./create-service-form.ts";
import { firstEmpty } from "./service-draft.ts";

interface ServiceFieldsProps {
  readonly formState: ServiceFormState;
  /** One of a kind needs no name of its own. */
  readonly showsName: boolean;
  /** Takes the focus when it appears. */
  readonly takesFocus: boolean;
}

const CREDENTIALS: Record<
  Credential,
  { readonly label: string; readonly type: "text" | "password"; readonly autocomplete: string }
> = {
  apiKey: { label: "API key", type: "password", autocomplete: "off" },
  username: { label: "User name", type: "text", autocomplete: "off" },
  // "off" would have the browser offer the password of the tracker itself.
  password: { label: "Password", type: "password", autocomplete: "new-password" },
};

/** What a service is reached with, by its kind; what is wrong is told at its field. */
export function ServiceFields(props: ServiceFieldsProps): JSX.Element {
  const draft = () => props.formState.draft();
  const presentation = () => kindPresentation(draft().kind);
  const issues = () => props.formState.issues();
  const hint = (field: Credential) => {
    if (draft().stored.includes(field)) return storedWords(field, draft().suggestedBy);
    return field === "apiKey" && presentation().keyHint !== "" ? presentation().keyHint : undefined;
  };
  const first = props.takesFocus ? firstEmpty(props.formState.draft()) : null;

  return (
    <>
      <Show when={props.showsName}>
        <Field
          label="Name"
          name="name"
          autocomplete="off"
          value={draft().values.name}
          onInput={(value) => props.formState.change("name", value)}
          error={issues().name}
        />
      </Show>
      <Field
        label="Address"
        name="url"
        autocomplete="off"
        placeholder={presentation().urlExample}
        value={draft().values.url}
        onInput={(value) => props.formState.change("url", value)}
        error={issues().url}
        takesFocus={first === "url"}
      />
      <Show when={/^https:/i.test(draft().values.url.trim())}>
        <label class="checkbox">
          <input
            type="checkbox"
            checked={draft().allowsSelfSigned}
            onChange={(event) => props.formState.allowSelfSigned(event.currentTarget.checked)}
          />
          <span>Trust its certificate although nobody vouches for it (self-signed)</span>
        </label>
      </Show>
      <For each={presentation().credentials}>
        {(field) => (
          <Field
            label={CREDENTIALS[field].label}
            name={field}
            type={CREDENTIALS[field].type}
            autocomplete={CREDENTIALS[field].autocomplete}
            value={draft().values[field]}
            onInput={(value) => props.formState.change(field, value)}
            hint={hint(field)}
            error={issues()[field]}
            takesFocus={first === field}
          />
        )}
      </For>
      <ErrorText words={issues().form} />
    </>
  );
}

function storedWords(field: Credential, suggestedBy: string | null): string {
  const what = field === "apiKey" ? "key" : "password";
  return suggestedBy === null
    ? `A ${what} is stored; leave empty to keep it.`
    : `${suggestedBy} told its ${what}; leave empty to use it.`;
}
