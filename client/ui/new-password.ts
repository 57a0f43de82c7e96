const MIN_LENGTH = 8;

export const PASSWORD_HINT = `At least ${MIN_LENGTH} characters.`;

/** Finds what is wrong with a new password and its repetition. */
export function checkNewPassword(values: { readonly password: string; readonly repeat: string }): {
  readonly password?: string;
  readonly repeat?: string;
} {
  return {
    ...(values.password.length < MIN_LENGTH
      ? { password: `Use at least ${MIN_LENGTH} characters.` }
      : {}),
    ...(values.repeat === values.password ? {} : { repeat: "The passwords do not match." }),
  };
}
