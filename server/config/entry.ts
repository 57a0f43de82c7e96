/** What an entered text did wrong, as the end of a sentence that starts with the name of its field. Never holds the text itself. */
export class InputIssue extends Error {}

/** A key or token that travels in a header: a character outside visible ASCII would fail only later, in the call that uses it. */
export function token(options: { readonly minLength: number }): (text: string) => string {
  return (value) => {
    if (!/^[\x21-\x7e]+$/.test(value))
      throw new InputIssue("may hold visible ASCII characters only, no spaces");
    if (value.length < options.minLength) {
      throw new InputIssue(`must have at least ${options.minLength} characters`);
    }
    return value;
  };
}

/** An address without a trailing slash; may hold a path. */
export function httpUrl(value: string): string {
  const url = URL.parse(value);
  if (url === null)
    throw new InputIssue("must be a whole address such as http://192.168.1.10:8989");
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new InputIssue("must begin with http:// or https://");
  if (url.username !== "" || url.password !== "")
    throw new InputIssue("must not hold a user name or password");
  if (url.search !== "" || url.hash !== "")
    throw new InputIssue("must not hold a query (?…) or a fragment (#…)");
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}
