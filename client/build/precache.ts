import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const SERVICE_WORKER = "service-worker.js";

/**
 * Lists for the service worker the files that make up the app, and a version that changes with any of them. A browser
 * installs a service worker anew when its text differs.
 */
export function precache(): Plugin {
  let publicDir = "";
  return {
    name: "precache",
    apply: "build",
    configResolved(config) {
      ({ publicDir } = config);
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const worker = bundle[SERVICE_WORKER];
        if (worker?.type !== "chunk") throw new Error("the build has no service worker");
        const files = Object.keys(bundle).filter((name) => name.startsWith("assets/"));
        const fixed = globSync("**/*.*", { cwd: publicDir }).toSorted();
        const hash = createHash("sha256").update(worker.code).update(files.toSorted().join());
        for (const name of fixed) hash.update(readFileSync(join(publicDir, name)));
        const manifest = { version: hash.digest("hex").slice(0, 16), files, fixed };
        worker.code = `self.PRECACHE=${JSON.stringify(manifest)};${worker.code}`;
      },
    },
  };
}
