import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readPostgresqlSchema } from "./derive-postgresql.ts";

// Makes the Prisma clients of both providers and the Pothos types. `prisma generate` insists on a schema engine binary
// but never runs it; pointing it at any existing file keeps it from downloading one.
const root = fileURLToPath(new URL("..", import.meta.url));
const prisma = join(root, "node_modules/prisma/build/index.js");

function generate(schema: string): void {
  execFileSync(process.execPath, [prisma, "generate", `--schema=${schema}`, "--no-hints"], {
    cwd: root,
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: join(root, "package.json"),
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

function generateBoth(): void {
  generate("prisma/schema.prisma");

  // Beside the source, so that the relative output path means the same.
  const derived = join(root, "prisma", ".postgresql.prisma");
  mkdirSync(join(root, "prisma"), { recursive: true });
  try {
    writeFileSync(derived, readPostgresqlSchema());
    generate("prisma/.postgresql.prisma");
  } finally {
    rmSync(derived, { force: true });
  }
}

// An installation without devDependencies runs the bundle, which holds the clients already.
if (existsSync(prisma)) generateBoth();
