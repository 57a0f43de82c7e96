/** At most as long as an address can be: a longer text would take long to match. */
const EMAIL = /^([^\s@]{1,64})@[^\s@.]{1,64}(?:\.[^\s@.]{1,64}){1,8}$/;

/**
 * Returns the part of an e-mail address before the @, null for any other text. Seerr shows the address of users without a
 * name; this part of it stands for the name.
 */
export function nameInEmail(text: string): string | null {
  return EMAIL.exec(text)?.[1] ?? null;
}
