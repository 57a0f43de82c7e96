import { type JSX, Show, createSignal } from "solid-js";
import type { MailServerInput } from "../../graphql/graphql.ts";
import { notificationText } from "../../language/words/notification.ts";
import { shell } from "../../language/words/shell.ts";
import { AttemptText } from "../../ui/attempt-text.tsx";
import { createForm } from "../../ui/create-form.ts";
import { Field } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { MAIL_EXAMPLES } from "./channel-fields.ts";
import type { MailServer } from "./document.ts";

interface MailServerFormProps {
  /** Null: none is set. */
  readonly server: MailServer | null;
  readonly onSave: (input: MailServerInput | null) => Promise<void>;
}

export function MailServerForm(props: MailServerFormProps): JSX.Element {
  const [security, setSecurity] = createSignal(props.server?.security ?? "STARTTLS");
  const [isSaved, setIsSaved] = createSignal(false);
  const form = createForm({
    initial: {
      host: props.server?.host ?? "",
      port: String(props.server?.port ?? 587),
      username: props.server?.username ?? "",
      password: "",
      from: props.server?.from ?? "",
    },
    check: () => ({}),
    async send({ host, port, username, password, from }) {
      setIsSaved(false);
      await props.onSave({
        host,
        port: Number.parseInt(port, 10) || 0,
        security: security(),
        from,
        ...(username !== "" && { username }),
        ...(password !== "" && { password }),
      });
      setIsSaved(true);
    },
  });
  return (
    <form class="form-fields" onSubmit={form.submit} novalidate>
      <AttemptText attempt={form.attempt} />
      <Field
        {...form.field("host")}
        label={notificationText("host")}
        placeholder={MAIL_EXAMPLES.host}
        autocomplete="off"
      />
      <Field {...form.field("port")} label={notificationText("port")} autocomplete="off" />
      <SelectField
        label={notificationText("security")}
        options={[
          { value: "STARTTLS", name: notificationText("securityStartTls") },
          { value: "TLS", name: notificationText("securityTls") },
          { value: "NONE", name: notificationText("securityNone") },
        ]}
        value={security()}
        onChoose={setSecurity}
      />
      <Field
        {...form.field("username")}
        label={notificationText("username")}
        hint={notificationText("usernameHint")}
        autocomplete="off"
      />
      <Field
        {...form.field("password")}
        label={notificationText("password")}
        hint={props.server?.hasPassword === true ? notificationText("stored") : undefined}
        type="password"
        autocomplete="off"
      />
      <Field
        {...form.field("from")}
        label={notificationText("from")}
        placeholder={MAIL_EXAMPLES.from}
        autocomplete="off"
      />
      <div class="actions">
        <button
          class="btn primary"
          type="submit"
          disabled={form.isDisabled()}
          aria-busy={form.attempt.isBusy()}
        >
          {form.attempt.isBusy() ? notificationText("saving") : notificationText("save")}
        </button>
        <Show when={props.server !== null}>
          <button
            class="btn"
            type="button"
            onClick={() => void form.attempt.run(() => props.onSave(null))}
          >
            {notificationText("removeServer")}
          </button>
        </Show>
        <span role="status">{isSaved() ? shell("saved") : ""}</span>
      </div>
    </form>
  );
}
