import { InputIssue } from "./entry.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** One setting of the environment: how it is documented and how it is read. */
export interface Setting<T> {
  readonly name: string;
  /** One sentence for README and .env.example. */
  readonly about: string;
  /** Text that is read when the setting is absent or empty; null: it is then left out. */
  readonly fallback: string | null;
  /** Throws EntryFault. */
  readonly parse: (text: string) => T;
}

/** Reads one setting; undefined when it is absent and has no default. A fault is added to `faults` and read as absent. */
export function readSetting<T>(
  setting: Setting<T>,
  env: Environment,
  issues: string[],
): T | undefined {
  const given = env[setting.name];
  const text = given === undefined || given === "" ? setting.fallback : given;
  if (text === null) return undefined;
  try {
    return setting.parse(text);
  } catch (error) {
    if (!(error instanceof InputIssue)) throw error;
    issues.push(`${setting.name} ${error.message}`);
    return undefined;
  }
}

export function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535)
    throw new InputIssue("must be a whole number from 0 to 65535");
  return number;
}

const DAY_SECONDS = 86_400;

export function seconds(text: string): number {
  const number = Number(text);
  if (!/^\d*\.?\d+$/.test(text) || number < 0.01 || number > DAY_SECONDS) {
    throw new InputIssue(`must be a number of seconds from 0.01 to ${DAY_SECONDS}`);
  }
  return number;
}

export function oneOf<const T extends string>(values: readonly T[]): (text: string) => T {
  return (text) => {
    const found = values.find((value) => value === text.toLowerCase());
    if (found === undefined) throw new InputIssue(`must be one of ${values.join(", ")}`);
    return found;
  };
}

export function anyText(value: string): string {
  return value;
}

export function databaseUrl(value: string): string {
  if (value.startsWith("file:")) {
    if (/^file:(:memory:)?$/.test(value))
      throw new InputIssue("must name a file, such as file:/data/tracker.db");
    return value;
  }
  if (!/^postgres(ql)?:\/\//.test(value)) {
    throw new InputIssue("must begin with postgres://, postgresql:// or file:");
  }
  if (URL.parse(value) === null) {
    throw new InputIssue(
      "must be a whole address such as postgres://user:password@host:5432/name, with special characters in the password percent-encoded",
    );
  }
  return value;
}

/** "" or a path such as "/tracker", without a trailing slash. */
export function basePath(value: string): string {
  const path = value.replace(/\/+$/, "");
  if (path !== "" && !/^(\/[\w.~-]+)+$/.test(path)) {
    throw new InputIssue("must be a path such as /tracker, of letters, digits and . _ ~ -");
  }
  if (path.split("/").some((part) => part === "." || part === "..")) {
    throw new InputIssue("must not hold . or .. as a part");
  }
  return path;
}
