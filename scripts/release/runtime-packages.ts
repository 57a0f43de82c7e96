import { cpSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { EXTERNAL_PACKAGES } from "../build.ts";

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly dependencies?: Readonly<Record<string, string>> }>
  >;
}

/**
 * What a package has beside what the bundle loads, as paths within it: the sources of binaries, builds for browsers, and the
 * query compilers, which the bundle holds.
 */
const UNUSED: Readonly<Record<string, RegExp>> = {
  "better-sqlite3": /^(deps|src)\//,
  "@prisma/client":
    /^(scripts\/|runtime\/(?!client\.|query_compiler_small_bg\.(sqlite|postgresql)\.m?js$).)/,
  "@microsoft/signalr": /^(dist\/(browser|webworker)|src)\//,
  "@graphql-yoga/render-graphiql": /^(cjs|typings)\//,
};

/** For people who write programs. */
const FOR_AUTHORS = /(?<!licen[cs]e)\.(d\.[cm]?ts|map|md)$/i;

/** Copies the packages that the bundle loads, and theirs, from node_modules. They are the same on every platform. */
export function copyRuntimePackages(root: string, folder: string): void {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;
  for (const path of findRuntimePackages(packages)) {
    const from = join(root, path);
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    cpSync(from, join(folder, path), {
      recursive: true,
      dereference: true,
      filter(file) {
        const within = relative(from, file);
        // Packages of its own are in the list by themselves.
        if (within === "node_modules" || basename(file).startsWith(".")) return false;
        return !FOR_AUTHORS.test(within) && UNUSED[name]?.test(within) !== true;
      },
    });
  }
}

function findRuntimePackages(packages: Lock["packages"]): readonly string[] {
  const found = new Set<string>();
  const add = (owner: string, name: string): void => {
    // Types have no code.
    if (name.startsWith("@types/")) return;
    const path = resolvePackage(packages, owner, name);
    if (found.has(path)) return;
    found.add(path);
    for (const needed of Object.keys(packages[path]?.dependencies ?? {})) add(path, needed);
  };
  for (const name of EXTERNAL_PACKAGES) add("", name);
  return [...found];
}

/** As Node does: in the owner's node_modules, else in that of who holds the owner. */
function resolvePackage(packages: Lock["packages"], owner: string, name: string): string {
  for (let holder = owner; ; holder = holder.slice(0, holder.lastIndexOf("node_modules/"))) {
    const path = join(holder, "node_modules", name);
    if (path in packages) return path;
    if (holder === "") throw new Error(`package-lock.json has no ${name} for ${owner}`);
  }
}
