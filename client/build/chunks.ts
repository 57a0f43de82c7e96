import { join } from "node:path";
import type { Rolldown } from "vite";
import { readCompiledModule } from "./trusted-documents.ts";

type Context = Pick<Rolldown.PluginContext, "getModuleInfo">;

/**
 * Names the file of a module that several pages need. One file for what the app and its first pages share, and one for
 * what home shares with others: few large files compress better than many small ones.
 */
export function createChunkPlan(root: string) {
  let plan: ReadonlyMap<string, string> | null = null;
  return (id: string, context: Context): string | null => {
    plan ??= createPlan(root, context);
    return plan.get(id) ?? null;
  };
}

function createPlan(root: string, context: Context): ReadonlyMap<string, string> {
  const find = (path: string) => findImports(join(root, path), context);
  const app = find("main.tsx");
  const pages = [...app].flatMap((id) => context.getModuleInfo(id)?.dynamicallyImportedIds ?? []);
  const [home, signIn] = [find("page/home.tsx"), find("page/sign-in.tsx")];
  const others = pages
    .filter((id) => id !== join(root, "page/home.tsx"))
    .map((id) => findImports(id, context));

  const words = join(root, "language/");
  const plan = new Map<string, string>();
  for (const id of home) {
    // Words are shared with parts of home that are loaded later.
    const isShared = id.startsWith(words) || others.some((other) => other.has(id));
    if (isShared) plan.set(id, "common");
  }
  for (const id of [...app, ...[...signIn].filter((module) => home.has(module))])
    plan.set(id, "app");
  return plan;
}

/** A module with all that it imports, however far. */
function findImports(id: string, context: Context): Set<string> {
  const found = new Set<string>();
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    // Style sheets are files of their own.
    if (found.has(next) || next.endsWith(".css")) continue;
    found.add(next);
    waiting.push(...importsOf(next, context));
  }
  return found;
}

/** What a module imports; of a module of documents, those that it names. */
function importsOf(id: string, context: Context): readonly string[] {
  const { code = null, importedIds = [] } = context.getModuleInfo(id) ?? {};
  return importedIds.flatMap((imported) => {
    const documents = readCompiledModule(context.getModuleInfo(imported)?.code ?? "");
    if (documents === null) return [imported];
    const used = documents.filter(({ exportName }) => code?.includes(exportName) === true);
    return used.map((document) => document.id);
  });
}
