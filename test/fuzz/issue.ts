/** An answer, and what was sent before it. */
export interface Answered {
  readonly status: number;
  readonly body: string;
  readonly sent: string;
}

/** What no answer may contain: a place in a program, or the name of something inside. */
const INTERNALS =
  /node_modules|\/server\/|\.ts:\d|\bat \w+ \(|prisma|sqlite|postgres|SELECT .* FROM|ECONNREFUSED|TypeError|RangeError/i;

/** What is wrong with an answer; null if nothing was. */
export function findIssue(status: number, body: string): string | null {
  const leak = INTERNALS.exec(withoutEcho(body))?.[0];
  if (leak !== undefined)
    return `an answer with internals (${leak}): ${status} ${body.slice(0, 300)}`;
  if (status >= 500 && status !== 503) return `status ${status}: ${body.slice(0, 300)}`;
  if (body.includes('"INTERNAL_SERVER_ERROR"')) return `unexpected error: ${body.slice(0, 300)}`;
  return null;
}

/** Names of the API that only look like internals. */
function withoutEcho(body: string): string {
  return body.replaceAll("POSTGRESQL", "");
}
