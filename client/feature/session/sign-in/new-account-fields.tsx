import type { JSX } from "solid-js";
import { signInText } from "../../../language/words/sign-in.ts";
import type { Form } from "../../../ui/create-form.ts";
import { Field } from "../../../ui/field.tsx";
import { NewPasswordFields } from "../../../ui/new-password-fields.tsx";
import { checkNewPassword } from "../../../ui/new-password.ts";

/** The values of a new account before anything is typed. */
export const NEW_ACCOUNT = { username: "", password: "", repeat: "" } as const;

type Name = keyof typeof NEW_ACCOUNT;
type Values = Readonly<Record<Name, string>>;

export function checkNewAccount(values: Values): Partial<Values> {
  return {
    ...(values.username.trim() === "" ? { username: signInText("enterName") } : {}),
    ...checkNewPassword(values),
  };
}

/** The fields in which somebody chooses the name and password of their account. */
export function NewAccountFields(props: {
  readonly field: Form<Name>["field"];
  readonly takesFocus?: boolean;
}): JSX.Element {
  return (
    <>
      <Field
        {...props.field("username")}
        label={signInText("username")}
        autocomplete="username"
        takesFocus={props.takesFocus === true}
      />
      <NewPasswordFields
        field={props.field}
        label={signInText("password")}
        repeatLabel={signInText("confirmPassword")}
      />
    </>
  );
}
