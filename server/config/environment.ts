import { z } from "zod";
import { httpUrl, networks, SECRET, splitList, token } from "./input.ts";

export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const MAX_PORT = 65_535;
const DAY_SECONDS = 86_400;

const port = z
  .string()
  .refine(
    (text) => /^\d+$/.test(text) && Number(text) <= MAX_PORT,
    `must be a whole number from 0 to ${MAX_PORT}`,
  )
  .transform(Number);

const seconds = z
  .string()
  .refine(
    (text) =>
      /^(?:\d+|\d*\.\d+)$/.test(text) && Number(text) >= 0.01 && Number(text) <= DAY_SECONDS,
    `must be a number of seconds from 0.01 to ${DAY_SECONDS}`,
  )
  .transform(Number);

/** Parses to an array of lower-case names, without ports. */
const hostNames = z
  .string()
  .toLowerCase()
  .transform(splitList)
  .refine(
    (names) => names.every((name) => URL.parse(`http://${name}`)?.hostname === name),
    "must be names or IP addresses without a port, separated by spaces",
  );

const FRAME_SOURCE = /^(?:'(?:self|none)'|https?:\/\/[\w.*-]{1,253}(?::\d{1,5})?)$/;

const frameAncestors = z
  .string()
  .transform((text) =>
    text
      .split(" ")
      .filter((source) => source !== "")
      .join(" "),
  )
  .refine(
    (text) => text.split(" ").every((source) => FRAME_SOURCE.test(source)),
    "must be 'none', 'self' or origins such as https://dash.example.org",
  );

/** Parses to an array of origins as browsers send them. */
const origins = z
  .string()
  .transform(splitList)
  .refine(
    (texts) => texts.every((text) => /^https?:\/\//.test(text) && URL.parse(text)?.origin === text),
    "must be origins such as https://jellyfin.example.org, without a path, separated by spaces",
  );

const MAX_DAYS = 36_500;

const days = z
  .string()
  .refine(
    (text) => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= MAX_DAYS,
    `must be a whole number of days from 1 to ${MAX_DAYS}`,
  )
  .transform(Number);

const MAX_BACKUPS = 1000;
const MIN_PASS_PHRASE = 12;

const backupCount = z
  .string()
  .refine(
    (text) => /^\d{1,4}$/.test(text) && Number(text) <= MAX_BACKUPS,
    `must be a whole number from 0 to ${MAX_BACKUPS}`,
  )
  .transform(Number);

const MAX_HSTS_SECONDS = 2 * 365 * DAY_SECONDS;

const wholeSeconds = z
  .string()
  .refine(
    (text) => /^\d{1,9}$/.test(text) && Number(text) <= MAX_HSTS_SECONDS,
    `must be a whole number of seconds from 0 to ${MAX_HSTS_SECONDS}`,
  )
  .transform(Number);

const logLevel = z
  .string()
  .toLowerCase()
  .pipe(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`));

/** "" or a path such as "/tracker", without a trailing slash. */
const basePath = z
  .string()
  .transform((text) => text.replace(/(?<!\/)\/+$/, ""))
  .refine((path) => path === "" || /^(\/[\w.~-]+)+$/.test(path), {
    abort: true,
    error: "must be a path such as /tracker, of letters, digits and . _ ~ -",
  })
  .refine(
    (path) => !path.split("/").some((part) => part === "." || part === ".."),
    "must not contain the segments . and ..",
  );

const headerName = z
  .string()
  .regex(/^[\w-]+$/, "must be the name of a header, such as Remote-User");

/** Kept as it is: an issuer is compared letter by letter. */
const issuerUrl = z
  .string()
  .refine(
    (text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ""),
    "must be a complete URL such as https://auth.example.org",
  );

const databaseUrl = z.string().superRefine((text, ctx) => {
  const issue = findDatabaseUrlIssue(text);
  if (issue !== null) ctx.addIssue(issue);
});

function findDatabaseUrlIssue(text: string): string | null {
  if (text.startsWith("file:"))
    return /^file:(:memory:)?$/.test(text)
      ? "must name a file, such as file:/data/tracker.db"
      : null;
  if (!/^postgres(ql)?:\/\//.test(text))
    return "must begin with postgres://, postgresql:// or file:";
  return URL.canParse(text)
    ? null
    : "must be a complete URL such as postgres://user:password@host:5432/name, with special characters in the password percent-encoded";
}

/** The environment variables of the tracker itself. Their descriptions are the documentation in README and .env.example. */
export const TRACKER_ENVIRONMENT = {
  PORT: port.prefault("8100").describe("Port to listen on. 0 selects a free port."),
  HOST: z
    .string()
    .optional()
    .describe(
      "Address to listen on, such as 127.0.0.1 to accept only local connections. If empty, the tracker listens on all IPv4 and IPv6 addresses.",
    ),
  BASE_PATH: basePath
    .prefault("")
    .describe("Path at which a reverse proxy serves the tracker, such as /tracker."),
  DATA_DIR: z
    .string()
    .prefault("./data")
    .describe("Directory of the database and the secret key. Include it in your backups."),
  DATABASE_URL: databaseUrl
    .optional()
    .meta(SECRET)
    .describe(
      "URL of a PostgreSQL database, such as postgres://user:password@host:5432/name. If empty, the tracker uses an SQLite database in DATA_DIR.",
    ),
  PUBLIC_URL: httpUrl
    .optional()
    .describe(
      "URL at which users and services reach the tracker, including BASE_PATH. Used in links and webhook URLs.",
    ),
  ALLOWED_HOSTS: hostNames
    .optional()
    .describe(
      "Names of the hosts under which the tracker is reached, separated by spaces, such as tracker.example.org 192.168.1.10. Requests for other hosts are refused. If empty, every host is served.",
    ),
  ALLOWED_ORIGINS: origins
    .optional()
    .describe(
      "Origins of the pages that may show the tracker's card, such as https://jellyfin.example.org http://192.168.1.10:5055, separated by spaces. If empty, none but the tracker's own.",
    ),
  FRAME_ANCESTORS: frameAncestors
    .optional()
    .describe(
      "Pages that may show the tracker in a frame: 'none', 'self' or origins such as https://dash.example.org, separated by spaces. If empty, pages of the same host.",
    ),
  HSTS_SECONDS: wholeSeconds
    .optional()
    .describe(
      "Time for which browsers may reach the tracker's host over TLS only (HSTS), in seconds. Sent over TLS. If empty, it is not sent.",
    ),
  TRUST_PROXY: networks
    .optional()
    .describe(
      "Addresses or networks of your reverse proxies, such as 172.18.0.0/16, separated by spaces. The addresses of clients are then taken from their X-Forwarded-For, and the tracker's own from their X-Forwarded-Host. If empty, the address of the connection counts.",
    ),
  AUTH_PROXY_HEADER: headerName
    .optional()
    .describe(
      "Header in which a proxy of TRUST_PROXY names the person that it has signed in, such as Remote-User. The proxy must remove it from what clients send. If empty, no header counts.",
    ),
  OIDC_ISSUER: issuerUrl
    .optional()
    .describe(
      "Issuer of your OpenID provider, such as https://auth.example.org/application/o/tracker/, exactly as the provider names it. The provider has to know the redirect address PUBLIC_URL/auth/oidc/oidc/callback.",
    ),
  OIDC_CLIENT_ID: z.string().optional().describe("ID of the tracker at the OpenID provider."),
  OIDC_CLIENT_SECRET: z
    .string()
    .optional()
    .meta(SECRET)
    .describe("Secret of the tracker at the OpenID provider. If empty, it is a public client."),
  OIDC_NAME: z
    .string()
    .prefault("OpenID Connect")
    .describe("Name of the OpenID provider on the sign-in page."),
  SECRET_KEY: token({ minLength: 16 })
    .optional()
    .meta(SECRET)
    .describe(
      "Key that encrypts stored secrets, at least 16 characters (openssl rand -hex 32). If empty, the tracker generates a key and stores it in DATA_DIR.",
    ),
  SECRET_KEY_PREVIOUS: token({ minLength: 1 })
    .optional()
    .meta(SECRET)
    .describe(
      "The previous SECRET_KEY, to change it: on start the tracker encrypts stored secrets anew with SECRET_KEY. Remove it afterwards.",
    ),
  ADMIN_TOKEN: token({ minLength: 16 })
    .optional()
    .meta(SECRET)
    .describe("API token with full access, at least 16 characters. If empty, there is no token."),
  INBOX_DAYS: days
    .prefault("30")
    .describe("Days for which the bodies of received webhooks are kept."),
  EVIDENCE_DAYS: days
    .prefault("90")
    .describe(
      "Days for which the history keeps the data behind each step: answers of polls, and which webhook it was.",
    ),
  HISTORY_DAYS: days
    .optional()
    .describe("Days for which the history of requests is kept. If empty, forever."),
  AUDIT_DAYS: days.prefault("365").describe("Days for which the audit log is kept."),
  BACKUP_DIR: z
    .string()
    .optional()
    .describe("Directory of the nightly backups. If empty, backups in DATA_DIR."),
  BACKUP_COUNT: backupCount
    .prefault("7")
    .describe("How many backups are kept. 0: none is made by itself."),
  BACKUP_PASSPHRASE: z
    .string()
    .min(MIN_PASS_PHRASE, `must have at least ${MIN_PASS_PHRASE} characters`)
    .optional()
    .meta(SECRET)
    .describe(
      "Pass phrase, at least 12 characters. With it each backup also holds the key of stored passwords and API keys, encrypted. If empty, keep SECRET_KEY or secret.key in DATA_DIR yourself.",
    ),
  LOG_LEVEL: logLevel.prefault("info").describe(`Log level: ${LOG_LEVELS.join(", ")}.`),
  WEBHOOK_TOKEN: token({ minLength: 1 })
    .optional()
    .meta(SECRET)
    .describe(
      "Secret that services must send with their webhooks. If empty, the tracker generates a secret for each service and shows it to admins.",
    ),
  POLL_SECONDS: seconds
    .optional()
    .describe(
      "Polling interval for download clients while a download is running, in seconds. If empty, 2.",
    ),
  VERIFY_SECONDS: seconds
    .optional()
    .describe(
      "Polling interval for media servers and Shoko while an imported file awaits confirmation, in seconds. If empty, 15.",
    ),
  RECONCILE_SECONDS: seconds
    .optional()
    .describe("Polling interval for Seerr, Sonarr and Radarr, in seconds. If empty, 60."),
};
