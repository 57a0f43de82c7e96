import type { BlockList } from "node:net";
import { z } from "zod";
import type { OpenIdSettings } from "../integrations/identity-provider/oidc.ts";
import type { ServiceConnection } from "../integrations/port/connection.ts";
import { TRACKER_ENVIRONMENT } from "./environment.ts";
import { readSecretFiles } from "./secret-file.ts";
import { findServiceIssues, SERVICE_ENVIRONMENT, toConnections } from "./service-environment.ts";
import type { LOG_LEVELS } from "./setting-type.ts";

/** The settings of the tracker, read from the environment. */
export interface Config {
  readonly port: number;
  readonly host?: string | undefined;
  /** "" or a path without a trailing slash. */
  readonly basePath: string;
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  /** Without a trailing slash. */
  readonly publicUrl?: string | undefined;
  readonly allowedHosts?: readonly string[] | undefined;
  readonly allowedOrigins?: readonly string[] | undefined;
  readonly frameAncestors?: string | undefined;
  readonly hstsSeconds?: number | undefined;
  /** The proxies whose X-Forwarded-For counts. */
  readonly trustProxy?: BlockList | undefined;
  /** The header in which a trusted proxy names the person. */
  readonly authProxyHeader?: string | undefined;
  /** The OpenID provider; null: none. */
  readonly openId: OpenIdSettings | null;
  readonly secretKey?: string | undefined;
  /** The key that `secretKey` replaces. */
  readonly previousSecretKey?: string | undefined;
  readonly adminToken?: string | undefined;
  readonly inboxDays: number;
  readonly evidenceDays: number;
  /** Undefined: for ever. */
  readonly historyDays?: number | undefined;
  readonly auditDays: number;
  /** Undefined: a folder in `dataDir`. */
  readonly backupDir?: string | undefined;
  /** 0: none is made by itself. */
  readonly backupCount: number;
  readonly backupPassPhrase?: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly webhookToken?: string | undefined;
  readonly pollSeconds?: number | undefined;
  readonly verifySeconds?: number | undefined;
  readonly reconcileSeconds?: number | undefined;
  readonly services: readonly ServiceConnection[];
}

const Environment = z.object({ ...TRACKER_ENVIRONMENT, ...SERVICE_ENVIRONMENT });

/** A setting as README and .env.example document it. */
interface Setting {
  readonly name: string;
  readonly description: string;
  readonly fallback: string;
  /** Whether it may also come from a file. */
  readonly isSecret: boolean;
}

/**
 * All settings in the order of README and .env.example.
 * @internal for the test that keeps those equal
 */
export const SETTINGS: readonly Setting[] = Object.entries(
  z.toJSONSchema(Environment, { io: "input" }).properties ?? {},
).map(([name, property]) => {
  const schema = property as z.core.JSONSchema.BaseSchema;
  const { description = "", default: fallback = "" } = schema;
  return { name, description, fallback: String(fallback), isSecret: schema["isSecret"] === true };
});

const SECRETS = SETTINGS.filter(({ isSecret }) => isSecret).map(({ name }) => name);

/** All issues of the settings. The message names settings and never repeats their values. */
export class ConfigError extends Error {
  readonly issues: readonly string[];

  constructor(issues: readonly string[]) {
    super(
      `The settings have ${issues.length === 1 ? "an issue" : `${issues.length} issues`}:\n${issues.map((issue) => `  - ${issue}`).join("\n")}`,
    );
    this.name = "ConfigError";
    this.issues = issues;
  }
}

function findSignInIssues(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  const required = ["OIDC_ISSUER", "OIDC_CLIENT_ID"];
  const isSet = [...required, "OIDC_CLIENT_SECRET"].some((name) => given[name] !== undefined);
  const hasHeader = given["AUTH_PROXY_HEADER"] !== undefined;
  const missing = isSet ? required.filter((name) => given[name] === undefined) : [];
  // Without it the header would count from nobody.
  if (hasHeader && given["TRUST_PROXY"] === undefined) missing.push("TRUST_PROXY");
  return missing.map((name) => `${name} is missing`);
}

/**
 * Reads the settings from the environment, where an empty variable counts as absent, and from the files that it names.
 * Throws ConfigError.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const { env: known, issues: fileIssues, unread } = readSecretFiles(set, SECRETS);
  const { data, error } = Environment.safeParse(known);
  // What cannot be read is not missing besides.
  const given = { ...known, ...Object.fromEntries(unread.map((name) => [name, ""])) };
  const issues = [
    ...fileIssues,
    ...(error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`) ?? []),
    // Not refinements of the schema: zod would skip them if a single variable is invalid.
    ...findSignInIssues(given),
    ...findServiceIssues(given),
  ];
  if (error !== undefined || issues.length > 0) throw new ConfigError(issues);
  return {
    port: data.PORT,
    host: data.HOST,
    basePath: data.BASE_PATH,
    dataDir: data.DATA_DIR,
    databaseUrl: data.DATABASE_URL,
    publicUrl: data.PUBLIC_URL,
    allowedHosts: data.ALLOWED_HOSTS,
    allowedOrigins: data.ALLOWED_ORIGINS,
    frameAncestors: data.FRAME_ANCESTORS,
    hstsSeconds: data.HSTS_SECONDS,
    trustProxy: data.TRUST_PROXY,
    authProxyHeader: data.AUTH_PROXY_HEADER,
    openId:
      data.OIDC_ISSUER === undefined || data.OIDC_CLIENT_ID === undefined
        ? null
        : {
            issuer: data.OIDC_ISSUER,
            clientId: data.OIDC_CLIENT_ID,
            clientSecret: data.OIDC_CLIENT_SECRET,
            name: data.OIDC_NAME,
          },
    secretKey: data.SECRET_KEY,
    previousSecretKey: data.SECRET_KEY_PREVIOUS,
    adminToken: data.ADMIN_TOKEN,
    inboxDays: data.INBOX_DAYS,
    evidenceDays: data.EVIDENCE_DAYS,
    historyDays: data.HISTORY_DAYS,
    auditDays: data.AUDIT_DAYS,
    backupDir: data.BACKUP_DIR,
    backupCount: data.BACKUP_COUNT,
    backupPassPhrase: data.BACKUP_PASSPHRASE,
    logLevel: data.LOG_LEVEL,
    webhookToken: data.WEBHOOK_TOKEN,
    pollSeconds: data.POLL_SECONDS,
    verifySeconds: data.VERIFY_SECONDS,
    reconcileSeconds: data.RECONCILE_SECONDS,
    services: toConnections(data),
  };
}
