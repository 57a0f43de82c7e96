import { For, type JSX, Show } from "solid-js";
import { serviceText } from "../../language/words/service.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { Field } from "../../ui/field.tsx";
import { keyHint, keyName } from "../../wording/service-help.ts";
import { kindPresentation, type Credential } from "../../wording/service-kind.ts";
import type { ServiceFormState } from "./create-service-form.ts";
import { KeyHelp } from "./key-help.tsx";
import { EXTERNAL_URL_EXAMPLE, firstEmpty } from "./service-draft.ts";

interface ServiceFieldsProps {
  readonly formState: ServiceFormState;
  /** Hidden for the only service of its kind, which gets the default name. */
  readonly showsName: boolean;
  /** Moves the focus to the first empty field when the form appears. */
  readonly takesFocus: boolean;
}

const CREDENTIALS: Record<
  Credential,
  { readonly label: string; readonly type: "text" | "password"; readonly autocomplete: string }
> = {
  apiKey: {
    get label() {
      return serviceText("apiKey");
    },
    type: "password",
    autocomplete: "off",
  },
  username: {
    get label() {
      return serviceText("username");
    },
    type: "text",
    autocomplete: "off",
  },
  // With "off" the browser would offer the password of Status Tracker itself.
  password: {
    get label() {
      return serviceText("password");
    },
    type: "password",
    autocomplete: "new-password",
  },
};

/** The fields of the service form, which depend on the kind of service. */
export function ServiceFields(props: ServiceFieldsProps): JSX.Element {
  const draft = () => props.formState.draft();
  const presentation = () => kindPresentation(draft().kind);
  const issues = () => props.formState.issues();
  const hint = (field: Credential) => {
    if (draft().stored.includes(field)) return storedWords(field, draft().suggestedBy);
    return field === "apiKey" && keyHint(draft().kind) !== "" ? keyHint(draft().kind) : undefined;
  };
  const first = props.takesFocus ? firstEmpty(props.formState.draft()) : null;

  return (
    <>
      <Show when={props.showsName}>
        <Field
          label={serviceText("name")}
          name="name"
          autocomplete="off"
          value={draft().values.name}
          onInput={(value) => props.formState.change("name", value)}
          error={issues().name}
        />
      </Show>
      <Field
        label={serviceText("url")}
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
          <span>{serviceText("selfSigned")}</span>
        </label>
      </Show>
      <For each={presentation().credentials}>
        {(field) => (
          <Field
            label={field === "apiKey" ? keyName(draft().kind) : CREDENTIALS[field].label}
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
      <Field
        label={serviceText("externalUrl")}
        name="externalUrl"
        autocomplete="off"
        placeholder={EXTERNAL_URL_EXAMPLE}
        value={draft().values.externalUrl}
        onInput={(value) => props.formState.change("externalUrl", value)}
        hint={serviceText("externalUrlHint")}
        error={issues().externalUrl}
      />
      <KeyHelp kind={draft().kind} />
      <ErrorText words={issues().form} />
    </>
  );
}

function storedWords(field: Credential, suggestedBy: string | null): string {
  return suggestedBy === null
    ? serviceText(`${field}Saved`)
    : serviceText(`${field}Provided`, { name: suggestedBy });
}
