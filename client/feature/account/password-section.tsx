import { type JSX, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runMutation } from "../../graphql/operation.ts";
import { accountText } from "../../language/words/account.ts";
import { AttemptText } from "../../ui/attempt-text.tsx";
import { createForm } from "../../ui/create-form.ts";
import { Field } from "../../ui/field.tsx";
import { NewPasswordFields } from "../../ui/new-password-fields.tsx";
import { checkNewPassword } from "../../ui/new-password.ts";
import { ChangePasswordMutation } from "./document.ts";

interface PasswordSectionProps {
  /** For password managers. */
  readonly username: string;
  /** Called when the password was changed, which ends all other sessions. */
  readonly onChanged: () => void;
}

/** Changes the password of a local account. */
export function PasswordSection(props: PasswordSectionProps): JSX.Element {
  const { client } = useConnection();
  const [isChanged, setIsChanged] = createSignal(false);
  const form = createForm({
    initial: { current: "", password: "", repeat: "" },
    check: (values) => ({
      ...(values.current === "" ? { current: accountText("enterCurrent") } : {}),
      ...checkNewPassword(values),
    }),
    async send({ current, password }) {
      setIsChanged(false);
      await runMutation(client, ChangePasswordMutation, { current, next: password });
      setIsChanged(true);
      form.reset();
      props.onChanged();
    },
  });
  return (
    <section class="card box setting" aria-labelledby="password-title">
      <h2>
        <b id="password-title">{accountText("password")}</b>
        <span role="status">{isChanged() ? accountText("passwordChanged") : ""}</span>
      </h2>
      <form class="form-fields" onSubmit={form.submit} novalidate>
        <AttemptText attempt={form.attempt} />
        <input
          class="visually-hidden"
          type="text"
          autocomplete="username"
          value={props.username}
          readOnly
          tabindex="-1"
          aria-hidden="true"
        />
        <Field
          {...form.field("current")}
          label={accountText("currentPassword")}
          type="password"
          autocomplete="current-password"
        />
        <NewPasswordFields
          field={form.field}
          label={accountText("newPassword")}
          repeatLabel={accountText("confirmNew")}
        />
        <button
          class="btn"
          type="submit"
          disabled={form.isDisabled()}
          aria-busy={form.attempt.isBusy()}
        >
          {form.attempt.isBusy() ? accountText("changing") : accountText("change")}
        </button>
      </form>
    </section>
  );
}
