import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.ts";
import { copyRuntimePackages } from "./release/runtime-packages.ts";

// Puts what an installation consists of into dist/release: the image and the one-file release are made from it. It is the same
// on every platform and needs Node only.

const root = fileURLToPath(new URL("..", import.meta.url));

/** Relative to the root, and the same there. */
const CONTENTS = [
  "dist/client",
  "dist/server",
  "prisma/migrations",
  "docs/install",
  "node.env",
  ".env.example",
  "LICENSE",
  "README.md",
  "CHANGELOG.md",
];

interface Manifest {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
}

/** Builds what is not built, assembles it in the folder and returns the version. */
export async function assembleRelease(folder: string): Promise<string> {
  await build(["client", "server"]);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const path of CONTENTS) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  copyRuntimePackages(root, folder);
  const manifest = readManifest();
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(toRelease(manifest), null, 2)}\n`);
  return manifest.version;
}

function readManifest(): Manifest {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;
}

/** Only the programs of the bundle, and nothing to install or build. */
function toRelease({ scripts, ...rest }: Manifest): object {
  const { name, version, description, license, type } = rest as Manifest & Record<string, unknown>;
  const programs = Object.entries(scripts).filter(([, command]) => command.includes("dist/server"));
  return {
    name,
    version,
    private: true,
    description,
    license,
    type,
    engines: { node: ">=24" },
    scripts: Object.fromEntries(programs),
  };
}

if (import.meta.main) await assembleRelease(join(root, "dist/release"));
