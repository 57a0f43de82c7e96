import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { prismaWasm } from "./prisma-wasm.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Native, loading files of their own by path, or (the playground) nine megabytes that most starts never need. */
export const EXTERNAL_PACKAGES = [
  "better-sqlite3",
  "@prisma/client",
  "@prisma/adapter-better-sqlite3",
  "@prisma/adapter-pg",
  "pg",
  "@microsoft/signalr",
  "@graphql-yoga/render-graphiql",
];

interface Part {
  /** What it is made from, as globs from the root. */
  readonly inputs: readonly string[];
  /** What stands there once it is built. */
  readonly output: string;
  readonly make: () => Promise<void>;
}

const SHARED_INPUTS = [
  "package-lock.json",
  "tsconfig.json",
  "scripts/build.ts",
  "scripts/prisma-wasm.ts",
];

const PARTS = {
  client: {
    inputs: ["client/**/*", "schema.graphql", "CHANGELOG.md", "package.json", ...SHARED_INPUTS],
    output: "dist/client/index.html",
    make: async () => {
      const vite = await import("vite");
      // Tests build it too, in an environment of their own: their pages are those that users get.
      const before = process.env["NODE_ENV"];
      process.env["NODE_ENV"] = "production";
      try {
        await vite.build({ configFile: join(root, "client/vite.config.ts"), logLevel: "warn" });
      } finally {
        if (before === undefined) delete process.env["NODE_ENV"];
        else process.env["NODE_ENV"] = before;
      }
    },
  },
  server: {
    inputs: ["server/**/*.ts", "package.json", ...SHARED_INPUTS],
    output: "dist/server/main.js",
    make: async () => {
      const esbuild = await import("esbuild");
      // Their names contain a hash, so that those of earlier builds would stay.
      rmSync(join(root, "dist/server"), { recursive: true, force: true });
      await esbuild.build({
        entryPoints: [
          "main",
          "backup",
          "backup-worker",
          "doctor",
          "health-check",
          "migrate-database",
          "replay",
          "reset-password",
          "restore",
          "rotate-key",
          "stall-watcher",
        ].map((name) => join(root, `server/${name}.ts`)),
        outdir: join(root, "dist/server"),
        bundle: true,
        // Node keeps the text of its modules in memory. Names stay, for stack traces.
        minifyWhitespace: true,
        minifySyntax: true,
        // What is imported on demand becomes a file of its own; in one file, its packages would be loaded at start.
        splitting: true,
        platform: "node",
        target: "node24",
        format: "esm",
        sourcemap: true,
        // The sources of others are in node_modules; ours are what a stack trace is read with.
        sourcesContent: false,
        legalComments: "none",
        logLevel: "warning",
        plugins: [prismaWasm],
        external: EXTERNAL_PACKAGES,
        // What is bundled from CommonJS still asks for Node's own modules by require.
        banner: {
          js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
        },
      });
    },
  },
} satisfies Record<string, Part>;

type PartName = keyof typeof PARTS;

/** Builds what is named, each only when its inputs differ from those of the last build. */
export async function build(
  names: readonly PartName[],
  report: (message: string) => void = console.log,
): Promise<void> {
  for (const name of names) {
    const part: Part = PARTS[name];
    const stamp = join(root, `dist/${name}.inputs`);
    const digest = digestOf(part.inputs);
    if (
      existsSync(join(root, part.output)) &&
      existsSync(stamp) &&
      readFileSync(stamp, "utf8") === digest
    )
      continue;

    report(`building the ${name}`);
    await part.make();
    mkdirSync(join(root, "dist"), { recursive: true });
    writeFileSync(stamp, digest);
  }
}

/** By content, not by time: a checkout and a container's layers give files any time. */
function digestOf(globs: readonly string[]): string {
  const hash = createHash("sha256");
  const files = globSync([...globs], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const file of files)
    hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function toPartName(name: string): PartName {
  if (name === "client" || name === "server") return name;
  throw new Error(`there is no part named ${name}; the parts are client and server`);
}

if (import.meta.main) {
  const names = process.argv.slice(2);
  await build(names.length > 0 ? names.map(toPartName) : ["client", "server"]);
}
