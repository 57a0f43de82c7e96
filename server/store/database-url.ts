import { join, resolve } from "node:path";

/** The database that DATABASE_URL names. */
export type DatabaseTarget =
  | { readonly provider: "sqlite"; readonly file: string }
  | { readonly provider: "postgresql"; readonly url: string };

/**
 * Parses DATABASE_URL. An absent or empty value means tracker.db in the data folder, `file:` a SQLite file, `postgres://`
 * or `postgresql://` a server. An error names only the scheme, because the rest may contain a password.
 */
export function toDatabaseTarget(databaseUrl: string | undefined, dataDir: string): DatabaseTarget {
  const url = databaseUrl?.trim() ?? "";
  if (url === "") return { provider: "sqlite", file: resolve(join(dataDir, "tracker.db")) };
  if (/^postgres(ql)?:\/\//.test(url)) return { provider: "postgresql", url };
  if (url.startsWith("file:")) return { provider: "sqlite", file: toFile(url) };
  const scheme = /^[a-z][a-z0-9+.-]{0,20}:/i.exec(url)?.[0] ?? "no scheme";
  throw new TypeError(
    `DATABASE_URL must begin with file:, postgres:// or postgresql:// (it has ${scheme})`,
  );
}

function toFile(url: string): string {
  const [path = ""] = url.replace(/^file:(\/\/(?=\/))?/, "").split("?", 1);
  if (path === "" || path === ":memory:" || path.startsWith("//")) {
    throw new TypeError(
      "DATABASE_URL with file: must name a file on this machine, e.g. file:/data/tracker.db",
    );
  }
  return resolve(path);
}
