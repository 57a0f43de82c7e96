import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drawGraph } from "./structure/draw-graph.ts";
import { readGraph } from "./structure/read-graph.ts";

// Draws docs/structure.svg from the imports that dependency-cruiser finds; --check fails when the picture is stale.

const root = fileURLToPath(new URL("..", import.meta.url));
const picture = join(root, "docs/structure.svg");

function cruise(): string {
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs"),
      "server",
      "--config",
      ".dependency-cruiser.mjs",
      "--output-type",
      "json",
    ],
    { cwd: root, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
  );
  if (status !== 0 && stdout === "")
    throw new Error(`dependency-cruiser ended with ${signal ?? status}: ${stderr}`);
  return stdout;
}

const drawn = drawGraph(readGraph(cruise()));
if (!process.argv.includes("--check")) {
  writeFileSync(picture, drawn);
} else if (readFileSync(picture, "utf8") !== drawn) {
  console.error("docs/structure.svg is stale: run `npm run structure` and commit the result.");
  process.exitCode = 1;
}
