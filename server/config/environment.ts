import { z } from "zod";
import { httpUrl, networks, SECRET, token } from "./input.ts";
import {
  backupCount,
  basePath,
  databaseUrl,
  days,
  frameAncestors,
  headerName,
  hostNames,
  issuerUrl,
  LOG_LEVELS,
  logLevel,
  MIN_PASS_PHRASE,
  origins,
  port,
  seconds,
  wholeSeconds,
} from "./setting-type.ts";

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
    .describe("Directory of the backups. If empty, backups in DATA_DIR."),
  BACKUP_COUNT: backupCount
    .prefault("7")
    .describe(
      "How many backups are kept, beside two from before an upgrade. 0: none is made by itself, nor before an upgrade.",
    ),
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
