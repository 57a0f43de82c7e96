import type { ServiceConnection } from "../integrations/port/connection.ts";
import { httpUrl, token } from "./entry.ts";
import { ENVIRONMENT_KINDS, readService, serviceSettings } from "./service-setting.ts";
import {
  anyText,
  basePath,
  databaseUrl,
  oneOf,
  port,
  readSetting,
  seconds,
  type Environment,
  type Setting,
} from "./setting.ts";

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything that is set from outside. What each field means stands in the table below. */
export interface Config {
  readonly port: number;
  readonly host?: string;
  /** "" or a path without a trailing slash. */
  readonly basePath: string;
  readonly dataDir: string;
  readonly databaseUrl?: string;
  /** Without a trailing slash. */
  readonly publicUrl?: string;
  readonly secretKey?: string;
  readonly adminToken?: string;
  readonly logLevel: LogLevel;
  readonly webhookToken?: string;
  readonly pollSeconds?: number;
  readonly verifySeconds?: number;
  readonly reconcileSeconds?: number;
  readonly services: readonly ServiceConnection[];
}

type General = Omit<Config, "services">;

const GENERAL: { readonly [Key in keyof General]-?: Setting<NonNullable<General[Key]>> } = {
  port: {
    name: "PORT",
    about: "Port to listen on; 0 takes any free one.",
    fallback: "8100",
    parse: port,
  },
  host: {
    name: "HOST",
    about:
      "Address to listen on, e.g. 127.0.0.1 to be reached from this machine only. Empty: every address, IPv6 and IPv4.",
    fallback: null,
    parse: anyText,
  },
  basePath: {
    name: "BASE_PATH",
    about: "Path under which a reverse proxy serves the tracker, e.g. /tracker.",
    fallback: "",
    parse: basePath,
  },
  dataDir: {
    name: "DATA_DIR",
    about: "Folder for the database and the secret key. Keep it, and back it up.",
    fallback: "./data",
    parse: anyText,
  },
  databaseUrl: {
    name: "DATABASE_URL",
    about:
      "postgres://user:password@host:5432/name to use PostgreSQL. Empty: SQLite, one file in DATA_DIR.",
    fallback: null,
    parse: databaseUrl,
  },
  publicUrl: {
    name: "PUBLIC_URL",
    about:
      "Address at which people and services reach the tracker, with BASE_PATH; used for the links and webhook addresses it shows.",
    fallback: null,
    parse: httpUrl,
  },
  secretKey: {
    name: "SECRET_KEY",
    about:
      "Key that seals stored secrets, 16 characters or more (openssl rand -hex 32). Empty: made once, kept in DATA_DIR.",
    fallback: null,
    parse: token({ minLength: 16 }),
  },
  adminToken: {
    name: "ADMIN_TOKEN",
    about: "API token with full rights, 16 characters or more. Empty: none.",
    fallback: null,
    parse: token({ minLength: 16 }),
  },
  logLevel: {
    name: "LOG_LEVEL",
    about: `How much is logged: ${LOG_LEVELS.join(", ")}.`,
    fallback: "info",
    parse: oneOf(LOG_LEVELS),
  },
  webhookToken: {
    name: "WEBHOOK_TOKEN",
    about:
      "Secret that services must send with their webhooks. Empty: one is made for each service and shown to admins.",
    fallback: null,
    parse: token({ minLength: 1 }),
  },
  pollSeconds: {
    name: "POLL_SECONDS",
    about:
      "Seconds between two questions to a download client while something downloads. Empty: 2.",
    fallback: null,
    parse: seconds,
  },
  verifySeconds: {
    name: "VERIFY_SECONDS",
    about:
      "Seconds between two looks into the library and Shoko while something waits for them. Empty: 15.",
    fallback: null,
    parse: seconds,
  },
  reconcileSeconds: {
    name: "RECONCILE_SECONDS",
    about: "Seconds between two questions to Seerr, Sonarr and Radarr. Empty: 60.",
    fallback: null,
    parse: seconds,
  },
};

/**
 * Every setting, in the order in which README and .env.example list them.
 * @internal for the test that keeps those equal
 */
export const SETTINGS: readonly Setting<unknown>[] = [
  ...Object.values(GENERAL),
  ...ENVIRONMENT_KINDS.flatMap((kind) => Object.values(serviceSettings(kind))),
];

/** All faults of the environment at once. Names settings, never their values. */
export class ConfigError extends Error {
  readonly issues: readonly string[];

  constructor(issues: readonly string[]) {
    super(
      `The settings have ${issues.length === 1 ? "a fault" : `${issues.length} faults`}:\n${issues.map((issue) => `  - ${issue}`).join("\n")}`,
    );
    this.name = "ConfigError";
    this.issues = issues;
  }
}

/** Reads the settings of the tracker; an empty one counts as absent. Throws ConfigError. */
export function loadConfig(env: Environment): Config {
  const issues: string[] = [];
  const general = Object.fromEntries(
    Object.entries(GENERAL)
      .map(([key, setting]) => [key, readSetting<unknown>(setting, env, issues)])
      .filter(([, value]) => value !== undefined),
  );
  const services = ENVIRONMENT_KINDS.map((kind) => readService(kind, env, issues)).filter(
    (service) => service !== undefined,
  );
  if (issues.length > 0) throw new ConfigError(issues);
  return toConfig(general, services);
}

/** The cast holds because GENERAL has a setting for every field, each parser gives that field's type, and a field without a default is optional. */
function toConfig(general: object, services: readonly ServiceConnection[]): Config {
  return { ...(general as General), services };
}
