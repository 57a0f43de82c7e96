import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";
import type { Plugin } from "vite";

/** Minifies public/start.js, which delays the first paint. The build copies what is public as it is. */
export function startScript(): Plugin {
  return {
    name: "start-script",
    apply: "build",
    writeBundle: {
      order: "pre",
      async handler({ dir = "" }) {
        const file = join(dir, "start.js");
        const { code } = await transform(await readFile(file, "utf8"), { minify: true });
        await writeFile(file, code);
      },
    },
  };
}
