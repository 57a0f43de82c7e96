import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Plugin, defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { cardScript } from "./build/card-script.ts";
import { createChunkPlan } from "./build/chunks.ts";
import { compressedFiles } from "./build/compressed-files.ts";
import { pageFiles } from "./build/page-files.ts";
import { precache } from "./build/precache.ts";
import { startScript } from "./build/start-script.ts";
import { trustedDocuments } from "./build/trusted-documents.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const TRACKER_URL = process.env["TRACKER_URL"] ?? "http://127.0.0.1:8100";

/** The server writes the `<base>` of its BASE_PATH into the page; the development server has to do the same. */
function baseElement(): Plugin {
  return {
    name: "base-element",
    apply: "serve",
    transformIndexHtml: () => [{ tag: "base", attrs: { href: "/" }, injectTo: "head-prepend" }],
  };
}

export default defineConfig({
  root,
  // Relative URLs: one build works under any BASE_PATH.
  base: "./",
  plugins: [
    solid(),
    baseElement(),
    trustedDocuments(root),
    pageFiles(root),
    precache(),
    startScript(),
    cardScript(root),
    compressedFiles(),
  ],
  worker: { format: "es" },
  build: {
    outDir: "../dist/client",
    emptyOutDir: true,
    // The first versions with popover, light-dark() and OKLCH.
    target: ["chrome123", "firefox125", "safari17.5"],
    assetsInlineLimit: 0,
    // public/start.js does that for the first page; later ones are preloaded by the service worker, or when their link is
    // hovered. A list of the files of all of them would be a part of the first load.
    modulePreload: false,
    // Read by the test of the sizes.
    manifest: true,
    rolldownOptions: {
      input: [join(root, "index.html"), join(root, "service-worker.ts")],
      output: {
        codeSplitting: { groups: [{ debugName: "chunk plan", name: createChunkPlan(root) }] },
        // The address of a service worker never changes.
        entryFileNames: ({ name }) =>
          name === "service-worker" ? "[name].js" : "assets/[name]-[hash].js",
      },
    },
  },
  server: {
    // The changelog is beside this folder.
    fs: { allow: [".."] },
    proxy: {
      "/graphql": { target: TRACKER_URL, ws: true },
      "/api": { target: TRACKER_URL },
    },
  },
});
