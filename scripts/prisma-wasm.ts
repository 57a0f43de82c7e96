import { createRequire } from "node:module";
import type { Plugin } from "esbuild";

const require = createRequire(import.meta.url);

/**
 * An esbuild plugin that writes Prisma's query compiler into a file of its own. Prisma ships it as base64 in a module,
 * whose text and value would stay in memory for as long as the program runs: four megabytes.
 */
export const prismaWasm: Plugin = {
  name: "prisma-wasm",
  setup(build) {
    build.onResolve({ filter: /^@prisma\/client\/runtime\/.*\.wasm-base64\.mjs$/ }, ({ path }) => ({
      path: require.resolve(path),
      namespace: "prisma-wasm",
    }));
    build.onLoad({ filter: /.*/, namespace: "prisma-wasm" }, ({ path }) => ({
      contents: `
        import { readFileSync } from "node:fs";
        import file from ${JSON.stringify(`${path}.wasm`)};
        export const wasm = readFileSync(new URL(file, import.meta.url));`,
      resolveDir: ".",
    }));
    build.onResolve({ filter: /\.wasm-base64\.mjs\.wasm$/ }, ({ path }) => ({
      path,
      namespace: "prisma-wasm-bytes",
    }));
    build.onLoad({ filter: /.*/, namespace: "prisma-wasm-bytes" }, async ({ path }) => {
      const { wasm } = (await import(path.slice(0, -".wasm".length))) as { readonly wasm: string };
      return { contents: Buffer.from(wasm, "base64"), loader: "file" };
    });
  },
};
