import { join } from "node:path";
import { build } from "esbuild";
import type { Plugin } from "vite";

/** The files and their sources; card/start.ts names them. */
const ENTRIES = {
  card: "main.ts",
  "card-de": "de.ts",
  "card-es": "es.ts",
  "card-fr": "fr.ts",
  "card-ja": "ja.ts",
};

/**
 * Builds card.js, which pages of other applications load, and the same in other languages: each is one file, which is not a
 * module, so that it needs no permission of another origin, and knows its address.
 */
export function cardScript(root: string): Plugin {
  return {
    name: "card-script",
    apply: "build",
    writeBundle: {
      order: "pre",
      async handler({ dir = "" }) {
        await build({
          entryPoints: Object.entries(ENTRIES).map(([out, source]) => ({
            out,
            in: join(root, "card", source),
          })),
          outdir: dir,
          bundle: true,
          minify: true,
          format: "iife",
          target: ["chrome123", "firefox125", "safari17.5"],
          legalComments: "none",
          logLevel: "warning",
        });
      },
    },
  };
}
