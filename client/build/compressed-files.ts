import { globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import type { Plugin } from "vite";

/** Pictures are compressed already, and the server writes its own page. */
const FILES = "**/*.{js,css,svg,webmanifest}";

/** Writes each text file of the build compressed too, which the server sends as it is. */
export function compressedFiles(): Plugin {
  return {
    name: "compressed-files",
    apply: "build",
    writeBundle: {
      order: "post",
      async handler({ dir = "" }) {
        await Promise.all(globSync(FILES, { cwd: dir }).map((name) => compress(join(dir, name))));
      },
    },
  };
}

async function compress(file: string): Promise<void> {
  const text = await readFile(file);
  await writeFile(`${file}.br`, await promisify(brotliCompress)(text));
  await writeFile(`${file}.gz`, await promisify(gzip)(text, { level: 9 }));
}
