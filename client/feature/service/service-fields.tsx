import { For, type JSX, Show } from "solid-js";
import { Field } from "../../ui/field.tsx";
import { Refusal } from "../../ui/refusal.tsx";
import { type Credential, kindPresentation } from "../../wording/service-kind.ts";
import type { Connection } from "./create-connection.ts";
import { firstEmpty } from "./draft.ts";

interface ServiceFieldsProps {
  readonly connection: Connection;
  /** One of a kind needs no name of its own. */
  readonly asksName: boolean;
  /** Takes the focus when it appears. */
  readonly isFirst: boolean;
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
  const draft = () => props.connection.draft();
  const presentation = () => kindPresentation(draft().kind);
  const issues = () => props.connection.issues();
  const hint = (field: Credential) => {
    if (draft().stored.includes(field)) return storedWords(field, draft().suggestedBy);
    return field === "apiKey" && presentation().keyHint !== "" ? presentation().keyHint : undefined;
  };
  const first = props.isFirst ? firstEmpty(props.connection.draft()) : null;

  return (
    <>
      <Show when={props.asksName}>
        <Field
          label="Name"
          name="name"
          autocomplete="off"
          value={draft().values.name}
          onInput={(value) => props.connection.change("name", value)}
          error={issues().name}
        />
      </Show>
      <Field
        label="Address"
        name="url"
        autocomplete="off"
        placeholder={presentation().urlExample}
        value={draft().values.url}
        onInput={(value) => props.connection.change("url", value)}
        error={issues().url}
        isFirst={first === "url"}
      />
      <Show when={/^https:/i.test(draft().values.url.trim())}>
        <label class="tick">
          <input
            type="checkbox"
            checked={draft().allowsSelfSigned}
            onChange={(event) => props.connection.allowSelfSigned(event.currentTarget.checked)}
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
            onInput={(value) => props.connection.change(field, value)}
            hint={hint(field)}
            error={issues()[field]}
            isFirst={first === field}
          />
        )}
      </For>
      <Refusal words={issues().form} />
    </>
  );
}

function storedWords(field: Credential, suggestedBy: string | null): string {
  const what = field === "apiKey" ? "key" : "password";
  return suggestedBy === null
    ? `A ${what} is stored; leave empty to keep it.`
    : `${suggestedBy} told its ${what}; leave empty to use it.`;
}
