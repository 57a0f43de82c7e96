import { fileURLToPath } from "node:url";
import { type Plugin, defineConfig } from "vite";
import solid from "vite-plugin-solid";

const TRACKER = process.env["TRACKER_URL"] ?? "http://127.0.0.1:8100";

/** The server writes the `<base>` of its BASE_PATH into the page; while developing nobody else does. */
function baseElement(): Plugin {
  return {
    name: "base-element",
    apply: "serve",
    transformIndexHtml: () => [{ tag: "base", attrs: { href: "/" }, injectTo: "head-prepend" }],
  };
}

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  // Relative addresses: one build serves below any BASE_PATH.
  base: "./",
  plugins: [solid(), baseElement()],
  build: {
    outDir: "../dist/client",
    emptyOutDir: true,
    // The first that know popover, light-dark() and OKLCH.
    target: ["chrome123", "firefox125", "safari17.5"],
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      "/graphql": { target: TRACKER, ws: true },
      "/api": { target: TRACKER },
    },
  },
});
