import { shell } from "../language/words/shell.ts";
const MIN_LENGTH = 8;

export function passwordHint(): string {
  return shell("passwordLength", { count: MIN_LENGTH });
}

/** Finds what is wrong with a new password and its repetition. */
export function checkNewPassword(values: { readonly password: string; readonly repeat: string }): {
  readonly password?: string;
  readonly repeat?: string;
} {
  return {
    ...(values.password.length < MIN_LENGTH
      ? { password: shell("passwordTooShort", { count: MIN_LENGTH }) }
      : {}),
    ...(values.repeat === values.password ? {} : { repeat: shell("passwordsDiffer") }),
  };
}
