import { readFileSync } from "node:fs";

const SUFFIX = "_FILE";
/** More than any key or URL, so that the wrong file is noticed. */
const MAX_CHARACTERS = 4_096;

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment with the secrets that it names by file. */
interface WithSecrets {
  readonly env: Environment;
  readonly issues: readonly string[];
  /** The secrets whose files cannot be read. They are set, although their values are unknown. */
  readonly unread: readonly string[];
}

/** Returns the name of the setting that names the file of a secret. */
export function toFileSetting(secret: string): string {
  return `${secret}${SUFFIX}`;
}

/** Reads the secrets that are given as files, as Docker and Kubernetes mount them. Issues never repeat a path or a content. */
export function readSecretFiles(env: Environment, secrets: readonly string[]): WithSecrets {
  const read: Record<string, string> = {};
  const issues: string[] = [];
  const unread: string[] = [];
  for (const name of secrets) {
    const setting = toFileSetting(name);
    const path = env[setting];
    if (path === undefined) continue;
    const file = env[name] === undefined ? readSecret(path) : null;
    if (file === null) issues.push(`${name} and ${setting} are both set: set one or the other`);
    else if ("text" in file) read[name] = file.text;
    else {
      issues.push(`${setting} ${file.issue}`);
      unread.push(name);
    }
  }
  return { env: { ...env, ...read }, issues, unread };
}

function readSecret(path: string): { readonly text: string } | { readonly issue: string } {
  try {
    // Editors and `echo` end a file with a line break. Spaces may be part of a password.
    const text = readFileSync(path, "utf8").replace(/(?<![\r\n])[\r\n]+$/, "");
    if (text === "") return { issue: "names an empty file" };
    return text.length > MAX_CHARACTERS
      ? { issue: `names a file of more than ${MAX_CHARACTERS} characters` }
      : { text };
  } catch (error) {
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    return { issue: `names a file that cannot be read (${code})` };
  }
}
