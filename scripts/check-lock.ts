import { readFileSync, writeFileSync } from "node:fs";

// What `npm install` gets wrong in package-lock.json, each time. `--write` mends it.

const lockPath = new URL("../package-lock.json", import.meta.url);

interface LockedPackage {
  resolved?: string;
  gypfile?: boolean;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
}

interface Lock {
  packages: Record<string, LockedPackage>;
}

interface Mend {
  readonly isNeeded: (locked: LockedPackage) => boolean;
  readonly issue: string;
  readonly apply: (locked: LockedPackage) => void;
}

/**
 * npm leaves `gypfile: false` out of the lock, takes the package's binding.gyp for a build to run, and fails where there
 * is no compiler; the binaries are in the package. (npm 11 also heeds allowScripts in package.json.)
 */
const noCompiler: Mend = {
  isNeeded: (locked) => locked.gypfile !== false,
  issue: 'lacks "gypfile": false',
  apply: (locked) => {
    locked.gypfile = false;
  },
};

/** Its script downloads an engine that nothing here runs; npm 10 does not heed allowScripts. */
const noDownload: Mend = {
  isNeeded: (locked) => locked.hasInstallScript === true,
  issue: "must not have hasInstallScript",
  apply: (locked) => {
    delete locked.hasInstallScript;
  },
};

/** An address would pin the registry of whoever ran npm install last. */
const noAddress: Mend = {
  isNeeded: (locked) => locked.resolved?.startsWith("http") ?? false,
  issue: "holds a registry's address",
  apply: (locked) => {
    delete locked.resolved;
  },
};

function mendsFor(name: string): readonly Mend[] {
  if (name.endsWith("node_modules/better-sqlite3")) return [noAddress, noCompiler];
  if (name.endsWith("node_modules/@prisma/engines")) return [noAddress, noDownload];
  return [noAddress];
}

const lock = JSON.parse(readFileSync(lockPath, "utf8")) as Lock;
const needed = Object.entries(lock.packages).flatMap(([name, locked]) =>
  mendsFor(name)
    .filter((mend) => mend.isNeeded(locked))
    .map((mend) => ({ name, locked, mend })),
);

/**
 * A build for another platform that the registry did not have is left out of the lock without a word, and `npm ci` then
 * refuses the lock everywhere. No mend but another version: take the newest that has them all.
 */
function missingBuilds(): string[] {
  const names = Object.keys(lock.packages);
  const isLocked = (name: string): boolean =>
    names.some((key) => key.endsWith(`node_modules/${name}`));
  return Object.entries(lock.packages).flatMap(([owner, { optionalDependencies = {} }]) => {
    const missing = Object.keys(optionalDependencies).filter((name) => !isLocked(name));
    return missing.length === 0
      ? []
      : [`${owner} lacks ${missing.join(", ")}: pin a version of it that has them`];
  });
}

if (process.argv.includes("--write")) {
  for (const { locked, mend } of needed) mend.apply(locked);
  writeFileSync(lockPath, `${JSON.stringify(lock, null, 2)}\n`);
} else if (needed.length > 0) {
  for (const { name, mend } of needed) console.error(`package-lock.json: ${name} ${mend.issue}`);
  console.error("Mend it: node scripts/check-lock.ts --write");
  process.exitCode = 1;
}

for (const issue of missingBuilds()) {
  console.error(`package-lock.json: ${issue}`);
  process.exitCode = 1;
}
