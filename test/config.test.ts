import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { BlockList } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ConfigError, loadConfig, SETTINGS } from "../server/config/config.ts";

/** The settings that may come from a file. */
const FILE_SETTINGS = SETTINGS.flatMap(({ name, isSecret }) => (isSecret ? [`${name}_FILE`] : []));

function issuesOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.issues;
    throw error;
  }
  throw new Error("the settings were accepted");
}

function readText(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
}

describe("loadConfig", () => {
  it("returns the defaults for an empty environment", () => {
    expect(loadConfig({})).toEqual({
      port: 8100,
      basePath: "",
      dataDir: "./data",
      inboxDays: 30,
      evidenceDays: 90,
      auditDays: 365,
      backupCount: 7,
      logLevel: "info",
      openId: null,
      services: [],
    });
  });

  it("treats an empty setting as absent", () => {
    const empty = Object.fromEntries(SETTINGS.map(({ name }) => [name, ""]));
    expect(loadConfig(empty)).toEqual(loadConfig({}));
  });

  it("reads every general setting", () => {
    const env = {
      PORT: "0",
      HOST: "127.0.0.1",
      BASE_PATH: "/media/tracker/",
      DATA_DIR: "/data",
      DATABASE_URL: "postgres://tracker:pa%40ss@db:5432/tracker",
      PUBLIC_URL: "https://media.example/tracker/",
      ALLOWED_HOSTS: "Media.example, 192.168.1.10",
      ALLOWED_ORIGINS: "https://jellyfin.example http://192.168.1.10:5055",
      FRAME_ANCESTORS: "'self'  https://dash.example:8443",
      HSTS_SECONDS: "31536000",
      TRUST_PROXY: "172.18.0.0/16, fd00::/8 192.168.1.2",
      AUTH_PROXY_HEADER: "Remote-User",
      OIDC_ISSUER: "https://auth.example/o/tracker/",
      OIDC_CLIENT_ID: "tracker",
      OIDC_CLIENT_SECRET: "a-secret",
      OIDC_NAME: "Authentik",
      SECRET_KEY: "0123456789abcdef",
      SECRET_KEY_PREVIOUS: "short",
      ADMIN_TOKEN: "fedcba9876543210",
      INBOX_DAYS: "7",
      EVIDENCE_DAYS: "14",
      HISTORY_DAYS: "730",
      AUDIT_DAYS: "36500",
      BACKUP_DIR: "/mnt/backups",
      BACKUP_COUNT: "0",
      BACKUP_PASSPHRASE: "four words with spaces",
      LOG_LEVEL: "DEBUG",
      WEBHOOK_TOKEN: "hook",
      POLL_SECONDS: "0.5",
      VERIFY_SECONDS: "3",
      RECONCILE_SECONDS: "86400",
    };
    expect(loadConfig(env)).toEqual({
      port: 0,
      host: "127.0.0.1",
      basePath: "/media/tracker",
      dataDir: "/data",
      databaseUrl: "postgres://tracker:pa%40ss@db:5432/tracker",
      publicUrl: "https://media.example/tracker",
      allowedHosts: ["media.example", "192.168.1.10"],
      allowedOrigins: ["https://jellyfin.example", "http://192.168.1.10:5055"],
      frameAncestors: "'self' https://dash.example:8443",
      hstsSeconds: 31_536_000,
      trustProxy: expect.any(BlockList),
      authProxyHeader: "Remote-User",
      openId: {
        issuer: "https://auth.example/o/tracker/",
        clientId: "tracker",
        clientSecret: "a-secret",
        name: "Authentik",
      },
      secretKey: "0123456789abcdef",
      previousSecretKey: "short",
      adminToken: "fedcba9876543210",
      inboxDays: 7,
      evidenceDays: 14,
      historyDays: 730,
      auditDays: 36_500,
      backupDir: "/mnt/backups",
      backupCount: 0,
      backupPassPhrase: "four words with spaces",
      logLevel: "debug",
      webhookToken: "hook",
      pollSeconds: 0.5,
      verifySeconds: 3,
      reconcileSeconds: 86_400,
      services: [],
    });
  });

  it("refuses proxies that are no networks, and half an OpenID provider", () => {
    for (const text of ["proxy", "172.18.0.0/33", "172.18.0.0/16/8", "fd00::/129"])
      expect(() => loadConfig({ TRUST_PROXY: text })).toThrow("TRUST_PROXY must consist of");
    expect(() => loadConfig({ OIDC_CLIENT_SECRET: "a-secret" })).toThrow(
      "The settings have 2 issues:\n  - OIDC_ISSUER is missing\n  - OIDC_CLIENT_ID is missing",
    );
    const half = { OIDC_ISSUER: "auth.example", OIDC_CLIENT_ID: "tracker" };
    expect(() => loadConfig(half)).toThrow("OIDC_ISSUER must be a complete URL");
  });

  it("reads services by kind, with the kind in lower case as slug", () => {
    const env = {
      SONARR_URL: "http://nas:8989/sonarr/",
      SONARR_API_KEY: "sonarr-key",
      QBITTORRENT_URL: "http://[fd00::1]:8080",
      QBITTORRENT_USERNAME: "admin",
      QBITTORRENT_PASSWORD: " spaces are part of it ",
    };
    expect(loadConfig(env).services).toEqual([
      { slug: "sonarr", kind: "SONARR", url: "http://nas:8989/sonarr", apiKey: "sonarr-key" },
      {
        slug: "qbittorrent",
        kind: "QBITTORRENT",
        url: "http://[fd00::1]:8080",
        username: "admin",
        password: " spaces are part of it ",
      },
    ]);
  });

  it("reads the addresses of a service for browsers", () => {
    const env = { JELLYFIN_URL: "http://jellyfin:8096", JELLYFIN_API_KEY: "key" };
    const externalUrl = "https://media.example.org/jellyfin/, http://nas:8096 http://nas:8096";
    expect(loadConfig({ ...env, JELLYFIN_EXTERNAL_URL: externalUrl }).services).toMatchObject([
      { externalUrls: ["https://media.example.org/jellyfin", "http://nas:8096"] },
    ]);
    expect(loadConfig({ ...env, JELLYFIN_EXTERNAL_URL: " " }).services[0]).not.toHaveProperty(
      "externalUrls",
    );
    expect(issuesOf({ ...env, JELLYFIN_EXTERNAL_URL: "https://a.example nas:8096" })).toEqual([
      "JELLYFIN_EXTERNAL_URL must begin with http:// or https://",
    ]);
    expect(issuesOf({ SONARR_EXTERNAL_URL: "https://a.example" })).toEqual([
      "SONARR_URL is missing, but SONARR_EXTERNAL_URL is set",
      "SONARR_API_KEY is missing",
    ]);
  });

  it("accepts an API key for qBittorrent instead of a user name and password", () => {
    const env = { QBITTORRENT_URL: "http://nas:8080", QBITTORRENT_API_KEY: "qbt_key" };
    expect(loadConfig(env).services).toEqual([
      { slug: "qbittorrent", kind: "QBITTORRENT", url: "http://nas:8080", apiKey: "qbt_key" },
    ]);
  });

  it.each([
    [{ SONARR_URL: "http://nas:8989" }, ["SONARR_API_KEY is missing"]],
    [{ RADARR_API_KEY: "key" }, ["RADARR_URL is missing, but RADARR_API_KEY is set"]],
    [
      { QBITTORRENT_URL: "http://nas" },
      ["QBITTORRENT_USERNAME is missing", "QBITTORRENT_PASSWORD is missing"],
    ],
    [
      { QBITTORRENT_URL: "http://nas", QBITTORRENT_USERNAME: "admin" },
      ["QBITTORRENT_PASSWORD is missing"],
    ],
    [
      { QBITTORRENT_PASSWORD: "secret" },
      [
        "QBITTORRENT_URL is missing, but QBITTORRENT_PASSWORD is set",
        "QBITTORRENT_USERNAME is missing",
      ],
    ],
    [
      { QBITTORRENT_URL: "http://nas", QBITTORRENT_USERNAME: "admin", QBITTORRENT_API_KEY: "key" },
      [
        "QBITTORRENT_API_KEY replaces QBITTORRENT_USERNAME and QBITTORRENT_PASSWORD: set one or the other",
      ],
    ],
  ])("refuses a half-set service: %j", (env, issues) => {
    expect(issuesOf(env)).toEqual(issues);
  });

  it.each([
    ["PORT", "80a0"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", " "],
    ["BASE_PATH", "tracker"],
    ["BASE_PATH", "/a/../b"],
    ["BASE_PATH", "/a?b"],
    ["DATABASE_URL", "mysql://db/tracker"],
    ["DATABASE_URL", "postgres:db/tracker"],
    ["DATABASE_URL", "file::memory:"],
    ["DATABASE_URL", "postgres://user:pa/ss@db:port/tracker"],
    ["PUBLIC_URL", "media.example"],
    ["PUBLIC_URL", "ftp://media.example"],
    ["SECRET_KEY", "too short"],
    ["ADMIN_TOKEN", "fifteen-letters"],
    ["ADMIN_TOKEN", "has a space in the middle"],
    ["LOG_LEVEL", "loud"],
    ["WEBHOOK_TOKEN", "line\nbreak"],
    ["POLL_SECONDS", "0"],
    ["POLL_SECONDS", "1e3"],
    ["POLL_SECONDS", "-5"],
    ["VERIFY_SECONDS", "NaN"],
    ["RECONCILE_SECONDS", "86401"],
  ])("refuses %s=%j and names it", (name, value) => {
    expect(issuesOf({ [name]: value })).toEqual([expect.stringMatching(`^${name} m`)]);
  });

  it.each([
    "nas:8989",
    "ws://nas:8989",
    "http://me:pw@nas:8989",
    "http://nas:8989?apikey=x",
    "http://nas/#x",
  ])("refuses the service address %s", (url) => {
    expect(issuesOf({ SONARR_URL: url, SONARR_API_KEY: "key" })).toEqual([
      expect.stringMatching(/^SONARR_URL must /),
    ]);
  });

  it("lists all issues in one message without any value", () => {
    const env = {
      PORT: "hidden-port",
      SECRET_KEY: "hidden-key",
      ADMIN_TOKEN: "hidden-admin",
      DATABASE_URL: "mysql://hidden-user:hidden-password@db",
      JELLYFIN_URL: "http://hidden-user:hidden-password@jellyfin",
      JELLYFIN_API_KEY: "hidden-jellyfin\n",
      SONARR_API_KEY: "hidden-sonarr",
    };
    const error = new ConfigError(issuesOf(env));
    expect(error.message).toMatch(/^The settings have 7 issues:\n/);
    for (const name of Object.keys(env)) expect(error.message).toContain(name);
    expect(error.message).not.toContain("hidden");
    expect(error.cause).toBeUndefined();
  });
});

describe("a secret from a file", () => {
  /** Writes files by name; returns the path of each. */
  function writeSecrets(files: Record<string, string>): (name: string) => string {
    const folder = mkdtempSync(join(tmpdir(), "tracker-secrets-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return (name) => join(folder, name);
  }

  it("is possible for every key, token, password and connection string", () => {
    const secret = /KEY|TOKEN|PASSWORD|PASSPHRASE|SECRET|^DATABASE_URL$/;
    expect(FILE_SETTINGS).toEqual(
      SETTINGS.flatMap(({ name }) => (secret.test(name) ? [`${name}_FILE`] : [])),
    );
    expect(FILE_SETTINGS.length).toBeGreaterThan(10);
  });

  it("is the same as from the environment, without the line break at its end", () => {
    const env = {
      DATABASE_URL: "postgres://tracker:pa%40ss@db:5432/tracker",
      OIDC_ISSUER: "https://auth.example",
      OIDC_CLIENT_ID: "tracker",
      OIDC_CLIENT_SECRET: "a-secret",
      SECRET_KEY: "0123456789abcdef",
      SECRET_KEY_PREVIOUS: "the-one-before",
      ADMIN_TOKEN: "fedcba9876543210",
      BACKUP_PASSPHRASE: "four words with spaces",
      WEBHOOK_TOKEN: "hook",
      ...Object.fromEntries(
        ["SEERR", "SONARR", "RADARR", "SHOKO", "JELLYFIN"].flatMap((kind) => [
          [`${kind}_URL`, `http://${kind.toLowerCase()}:1`],
          [`${kind}_API_KEY`, `${kind.toLowerCase()}-key`],
        ]),
      ),
      QBITTORRENT_URL: "http://nas:8080",
      QBITTORRENT_USERNAME: "admin",
      QBITTORRENT_PASSWORD: " spaces are part of it ",
    };
    const secrets = Object.entries(env).filter(([name]) => FILE_SETTINGS.includes(`${name}_FILE`));
    expect(secrets).toHaveLength(FILE_SETTINGS.length - 1);
    const pathOf = writeSecrets(
      Object.fromEntries(
        secrets.map(([name, text], index) => [name, text + ["", "\n", "\r\n", "\n\n"][index % 4]]),
      ),
    );
    const files = Object.fromEntries(
      secrets.flatMap(([name]) => [
        [name, ""],
        [`${name}_FILE`, pathOf(name)],
      ]),
    );
    expect(loadConfig({ ...env, ...files })).toEqual(loadConfig(env));

    const { QBITTORRENT_URL } = env;
    const QBITTORRENT_API_KEY_FILE = pathOf("WEBHOOK_TOKEN");
    expect(loadConfig({ QBITTORRENT_URL, QBITTORRENT_API_KEY_FILE }).services).toMatchObject([
      { apiKey: "hook" },
    ]);
  });

  it("is refused beside the secret itself, and if it cannot be read, is empty, too long or invalid", () => {
    const pathOf = writeSecrets({
      long: "x".repeat(4_097),
      empty: "\n",
      invalid: "hidden value",
    });
    const issues = issuesOf({
      SECRET_KEY: "0123456789abcdef",
      SECRET_KEY_FILE: pathOf("invalid"),
      ADMIN_TOKEN_FILE: pathOf("hidden-name"),
      WEBHOOK_TOKEN_FILE: pathOf("invalid"),
      DATABASE_URL_FILE: pathOf("empty"),
      OIDC_CLIENT_SECRET_FILE: pathOf("long"),
      SONARR_URL: "http://nas:8989",
      SONARR_API_KEY_FILE: pathOf(""),
    });
    expect(issues).toEqual([
      "DATABASE_URL_FILE names an empty file",
      "OIDC_CLIENT_SECRET_FILE names a file of more than 4096 characters",
      "SECRET_KEY and SECRET_KEY_FILE are both set: set one or the other",
      "ADMIN_TOKEN_FILE names a file that cannot be read (ENOENT)",
      "SONARR_API_KEY_FILE names a file that cannot be read (EISDIR)",
      "WEBHOOK_TOKEN may contain only visible ASCII characters, without spaces",
      "OIDC_ISSUER is missing",
      "OIDC_CLIENT_ID is missing",
    ]);
    expect(issues.join()).not.toContain("hidden");
  });
});

describe("the documented settings", () => {
  it("are the same in .env.example, in the same order", () => {
    const lines = SETTINGS.map(
      ({ name, description, fallback }) => `# ${description}\n${name}=${fallback}\n`,
    );
    expect(readText(".env.example")).toBe(
      `# Settings of the tracker. An empty setting counts as absent.
# A secret can come from a file instead, whose path these name: ${FILE_SETTINGS.join(", ")}.\n\n${lines.join("\n")}`,
    );
  });

  it("name each secret in README that can come from a file", () => {
    const list = FILE_SETTINGS.map((name) => `\`${name}\``).join(", ");
    expect(/<!-- secrets -->\n([^]*?)\n<!-- \/secrets -->/.exec(readText("README.md"))?.[1]).toBe(
      list,
    );
  });

  it("are the same in README's table, in the same order", () => {
    const rows = SETTINGS.map(
      ({ name, description, fallback }) =>
        `| \`${name}\` | ${fallback === "" ? "" : `\`${fallback}\``} | ${description} |`,
    );
    const table = ["| Setting | Default | Description |", "| --- | --- | --- |", ...rows].join(
      "\n",
    );
    expect(/<!-- settings -->\n([^]*?)\n<!-- \/settings -->/.exec(readText("README.md"))?.[1]).toBe(
      table,
    );
  });
});
