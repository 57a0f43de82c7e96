import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

type Launch = { readonly browser: Browser } | { readonly browser: null; readonly reason: string };

/**
 * A headless Chromium: the one of CHROME_PATH, else the one of npm (@sparticuz/chromium, Linux x64), else an installed one.
 * Where there is none, the reason is for the test's skip. `args` are further switches.
 */
export async function launchBrowser(args: readonly string[] = []): Promise<Launch> {
  const reasons: string[] = [];
  for (const find of [givenChrome, packagedChrome, installedChrome]) {
    try {
      const found = await find();
      if (found !== null)
        return {
          browser: await chromium.launch({ ...found, args: [...found.args, LANGUAGE, ...args] }),
        };
    } catch (error) {
      reasons.push(`${find.name}: ${String(error).slice(0, 500)}`);
    }
  }
  return {
    browser: null,
    reason: ["no Chromium to test with (set CHROME_PATH)", ...reasons].join("; "),
  };
}

/** What pages say is expected in English, with dates as in Britain. */
const LANGUAGE = "--accept-lang=en-GB";

interface Executable {
  readonly executablePath: string;
  readonly args: string[];
  readonly env?: Record<string, string>;
}

const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

async function givenChrome(): Promise<Executable | null> {
  const executablePath = process.env["CHROME_PATH"];
  return executablePath ? { executablePath, args: asRoot } : null;
}

async function installedChrome(): Promise<Executable | null> {
  const executablePath = INSTALLED.find((path) => existsSync(path));
  return executablePath === undefined ? null : { executablePath, args: asRoot };
}

async function packagedChrome(): Promise<Executable | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const folder = await unpack();
  return {
    executablePath: join(folder, "chromium"),
    // The package's own args hold --single-process, with which closing a page ends the browser; and it ships no sandbox helper.
    args: ["--no-sandbox"],
    ...(!hasFonts() && { env: { ...definedEnv(), FONTCONFIG_FILE: join(folder, FONTS) } }),
  };
}

/** The package's own list of fonts names folders of AWS Lambda. */
const FONTS = "fonts.conf";

/** Unpacked once per version and machine. Moved into place whole, so that a second process never starts half a browser. */
async function unpack(): Promise<string> {
  const require = createRequire(import.meta.url);
  const packageRoot = join(dirname(require.resolve("@sparticuz/chromium")), "../..");
  const manifest: unknown = JSON.parse(await readFile(join(packageRoot, "package.json"), "utf8"));
  const target = join(tmpdir(), `status-tracker-chromium-${versionOf(manifest)}`);
  if (existsSync(target)) return target;

  const { default: packaged } = await import("@sparticuz/chromium");
  const before = process.env["TMPDIR"];
  const unpacking = await mkdtemp(`${target}-`);
  try {
    // It unpacks into the folder for temporary files and takes whatever lies there already.
    process.env["TMPDIR"] = unpacking;
    await packaged.executablePath();
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
  await writeFile(
    join(unpacking, FONTS),
    `<fontconfig><dir>${target}/fonts/fonts</dir></fontconfig>\n`,
  );
  await rename(unpacking, target).catch(async (error: unknown) => {
    await rm(unpacking, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  });
  return target;
}

function versionOf(manifest: unknown): string {
  if (typeof manifest === "object" && manifest !== null && "version" in manifest)
    return String(manifest.version);
  throw new Error("the package of Chromium has no version");
}

/** Without one font Chromium draws no text; the package brings one for that case. */
function hasFonts(): boolean {
  const folder = "/usr/share/fonts";
  return (
    existsSync("/etc/fonts/fonts.conf") && existsSync(folder) && readdirSync(folder).length > 0
  );
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
