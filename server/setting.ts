/** What a setting's text did wrong, as the end of a sentence that starts with the setting's name. Never holds the text itself. */
export class SettingFault extends Error {}

export type Environment = Readonly<Record<string, string | undefined>>;

/** One setting of the environment: how it is documented and how it is read. */
export interface Setting<T> {
  readonly name: string;
  /** One sentence for README and .env.example. */
  readonly about: string;
  /** Text that is read when the setting is absent or empty; null: it is then left out. */
  readonly fallback: string | null;
  /** Throws SettingFault. */
  readonly parse: (text: string) => T;
}

/** Reads one setting; undefined when it is absent and has no default. A fault is added to `faults` and read as absent. */
export function readSetting<T>(
  setting: Setting<T>,
  env: Environment,
  faults: string[],
): T | undefined {
  const given = env[setting.name];
  const text = given === undefined || given === "" ? setting.fallback : given;
  if (text === null) return undefined;
  try {
    return setting.parse(text);
  } catch (error) {
    if (!(error instanceof SettingFault)) throw error;
    faults.push(`${setting.name} ${error.message}`);
    return undefined;
  }
}

export function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535)
    throw new SettingFault("must be a whole number from 0 to 65535");
  return number;
}

const DAY_SECONDS = 86_400;

export function seconds(text: string): number {
  const number = Number(text);
  if (!/^\d*\.?\d+$/.test(text) || number < 0.01 || number > DAY_SECONDS) {
    throw new SettingFault(`must be a number of seconds from 0.01 to ${DAY_SECONDS}`);
  }
  return number;
}

export function oneOf<const T extends string>(values: readonly T[]): (text: string) => T {
  return (text) => {
    const found = values.find((value) => value === text.toLowerCase());
    if (found === undefined) throw new SettingFault(`must be one of ${values.join(", ")}`);
    return found;
  };
}

export function anyText(value: string): string {
  return value;
}

/** A key or token that travels in a header: a character outside visible ASCII would fail only later, in the call that uses it. */
export function token(options: { readonly minLength: number }): (text: string) => string {
  return (value) => {
    if (!/^[\x21-\x7e]+$/.test(value))
      throw new SettingFault("may hold visible ASCII characters only, no spaces");
    if (value.length < options.minLength) {
      throw new SettingFault(`must have at least ${options.minLength} characters`);
    }
    return value;
  };
}

/** An address without a trailing slash; may hold a path. */
export function httpUrl(value: string): string {
  const url = URL.parse(value);
  if (url === null)
    throw new SettingFault("must be a whole address such as http://192.168.1.10:8989");
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new SettingFault("must begin with http:// or https://");
  if (url.username !== "" || url.password !== "")
    throw new SettingFault("must not hold a user name or password");
  if (url.search !== "" || url.hash !== "")
    throw new SettingFault("must not hold a query (?…) or a fragment (#…)");
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}

export function databaseUrl(value: string): string {
  if (value.startsWith("file:")) {
    if (/^file:(:memory:)?$/.test(value))
      throw new SettingFault("must name a file, such as file:/data/tracker.db");
    return value;
  }
  if (!/^postgres(ql)?:\/\//.test(value)) {
    throw new SettingFault("must begin with postgres://, postgresql:// or file:");
  }
  if (URL.parse(value) === null) {
    throw new SettingFault(
      "must be a whole address such as postgres://user:password@host:5432/name, with special characters in the password percent-encoded",
    );
  }
  return value;
}

/** "" or a path such as "/tracker", without a trailing slash. */
export function basePath(value: string): string {
  const path = value.replace(/\/+$/, "");
  if (path !== "" && !/^(\/[\w.~-]+)+$/.test(path)) {
    throw new SettingFault("must be a path such as /tracker, of letters, digits and . _ ~ -");
  }
  if (path.split("/").some((part) => part === "." || part === "..")) {
    throw new SettingFault("must not hold . or .. as a part");
  }
  return path;
}
