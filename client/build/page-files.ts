import { basename, dirname, join } from "node:path";
import type { Plugin, Rolldown } from "vite";

type Bundle = Rolldown.OutputBundle;

/**
 * Writes for public/start.js which files each page needs besides the app, by the first part of the address, and those of
 * the first words of each language.
 */
export function pageFiles(root: string): Plugin {
  return {
    name: "page-files",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {}, chunk: app }) {
        const known = app === undefined ? new Set<string>() : filesOf(app.fileName, bundle);
        const filesBesides = (file: string) =>
          [...filesOf(file, bundle)].filter((one) => !known.has(one));
        const pages = Object.values(bundle).flatMap((chunk) => {
          if (chunk.type !== "chunk" || chunk.facadeModuleId === null) return [];
          if (dirname(chunk.facadeModuleId) !== join(root, "page")) return [];
          const name = basename(chunk.facadeModuleId, ".tsx");
          return [[name === "home" ? "" : name, filesBesides(chunk.fileName)] as const];
        });
        const words = Object.values(bundle).flatMap((chunk) => {
          if (chunk.type !== "chunk" || chunk.facadeModuleId === null) return [];
          const folder = dirname(chunk.facadeModuleId);
          const isFirst = chunk.facadeModuleId === join(folder, "first.ts");
          return isFirst && dirname(folder) === join(root, "language")
            ? [[basename(folder), filesBesides(chunk.fileName)] as const]
            : [];
        });
        const toData = (entries: readonly (readonly [string, unknown])[]) =>
          JSON.stringify(Object.fromEntries(entries));
        return html.replace(
          ' src="./start.js"',
          (source) => `${source} data-pages='${toData(pages)}' data-words='${toData(words)}'`,
        );
      },
    },
  };
}

/** A chunk with all that it imports, and their style sheets. */
function filesOf(name: string, bundle: Bundle, found = new Set<string>()): Set<string> {
  const chunk = bundle[name];
  if (chunk?.type !== "chunk" || found.has(name)) return found;
  found.add(name);
  for (const sheet of chunk.viteMetadata?.importedCss ?? []) found.add(sheet);
  for (const imported of chunk.imports) filesOf(imported, bundle, found);
  return found;
}
