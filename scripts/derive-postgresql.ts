import { readFileSync } from "node:fs";

/** The index that only SQLite can hold: a row of an index of PostgreSQL has at most 2,704 bytes. */
const SEARCH_INDEX = "@@index([updatedAt, id, searchText])";

/**
 * The PostgreSQL variant of prisma/schema.prisma: the same models, another provider and output. Only one generator
 * of Pothos types is kept, because the types are written against the SQLite client (see server/store/client.ts).
 */
export function derivePostgresqlSchema(source: string): string {
  const derived = source
    .replace(/generator pothos \{[^}]*\}\n*/, "")
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace("/generated/sqlite", "/generated/postgresql")
    .replace(SEARCH_INDEX, "@@index([updatedAt, id])");
  if (
    !source.includes(SEARCH_INDEX) ||
    !derived.includes('provider = "postgresql"') ||
    !derived.includes("/generated/postgresql")
  ) {
    throw new Error("prisma/schema.prisma no longer has the form this script derives from");
  }
  return derived;
}

export function readPostgresqlSchema(): string {
  return derivePostgresqlSchema(
    readFileSync(new URL("../prisma/schema.prisma", import.meta.url), "utf8"),
  );
}
