import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { lintSource } from "@secretlint/core";
import { rules } from "@secretlint/secretlint-rule-preset-recommend";

// Keeps secrets out of the repository: secretlint knows the keys of clouds and private keys, the patterns here those of the
// services that the tracker talks to. Findings never show the secret itself.

interface Finding {
  readonly line: number;
  readonly problem: string;
}

/** A key that a machine made, after the name of a field or parameter for one. */
const SERVICE_KEY =
  /(?:api[_-]?key|token|secret|passkey|password|\bpw)["'\]]{0,2}\s{0,4}[:=]\s{0,4}["'`]?(?:Bearer )?([\w+/=-]{32,512})/gi;

/** What Sonarr, Radarr, SABnzbd and Jellyfin, Shoko, Seerr and Overseerr, and Plex make. */
const KEY_FORMATS = [
  /^[\da-f]{32,128}$/i,
  /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
  /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[\w+/-]{40,}={0,2}$/,
];

/** Values that look like a secret and are none, each with the reason. */
const ALLOWED: readonly { readonly value: string; readonly because: string }[] = [
  { value: "802d8a2b61ff198e596fd395fef70ff0", because: "made up, in the answers of Jellyfin" },
  {
    value: "3E05542FBAD5F3C2C65DA0394297CC440C2B6AD395CE72163D85827D4C6961B8",
    because: "made up, in the answers of Jellyfin",
  },
  { value: "b163435b-5f32-a0fe-f6f4-54455b27b8e0", because: "made up, in the answers of Shoko" },
  { value: "0123456789abcdef0123456789abcdef", because: "made up, in tests of redaction" },
  { value: "hooks.slack.com/services/T0/B0/x", because: "made up, in tests of redaction" },
  { value: "tracker:change-me@", because: "the example in README" },
  { value: "tracker:pa%40ss@", because: "made up, in addresses of tests" },
  { value: "hidden-user:hidden-password@", because: "made up, in addresses of tests" },
  { value: "person:proxy-word@", because: "made up, in addresses of tests" },
  { value: "user:word@", because: "made up, in addresses of tests" },
  { value: "me:hidden@", because: "made up, in addresses of tests" },
  { value: "me:hunter2@", because: "made up, in addresses of tests" },
];

/** A comment in a file allows nothing: the list above is all there is. */
const RULES = rules
  .filter(({ meta }) => !meta.id.endsWith("filter-comments"))
  .map((rule) => ({ id: rule.meta.id, rule }));

/** Every secret in `text`, but those that are allowed. `file` is relative to the root of the repository. */
export async function findSecrets(file: string, text: string): Promise<readonly Finding[]> {
  const content = ALLOWED.reduce((rest, { value }) => rest.replaceAll(value, ""), text);
  const { messages } = await lintSource({
    source: { content, filePath: file, ext: extname(file), contentType: "text" },
    options: {
      maskSecrets: true,
      config: { rules: RULES },
    },
  });
  const lineOf = (index: number): number => content.slice(0, index).split("\n").length;
  const keys = [...content.matchAll(SERVICE_KEY)]
    .filter(([, key = ""]) => KEY_FORMATS.some((format) => format.test(key)))
    .map(({ index }) => ({ line: lineOf(index), problem: "looks like the key of a service" }));
  return [
    ...messages.map(({ loc, message }) => ({ line: loc.start.line, problem: message })),
    ...keys,
  ];
}

/** Pictures, and hashes of packages. */
const EXEMPT_FILES = /\.(?:png|ico|gz|woff2?)$|^package-lock\.json$/;

function listFiles(root: string): readonly string[] {
  return execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root })
    .toString()
    .split("\n")
    .filter((file) => file !== "" && !EXEMPT_FILES.test(file) && existsSync(join(root, file)));
}

if (import.meta.main) {
  const root = process.argv[2] ?? fileURLToPath(new URL("..", import.meta.url));
  for (const file of listFiles(root))
    for (const { line, problem } of await findSecrets(
      file,
      readFileSync(join(root, file), "utf8"),
    )) {
      console.log(`${file}:${line}: ${problem}`);
      process.exitCode = 1;
    }
}
