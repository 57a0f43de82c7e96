import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, delimiter, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { assembleRelease } from "../../scripts/assemble-release.ts";
import { EXTERNAL_PACKAGES } from "../../scripts/build.ts";
import { packRelease } from "../../scripts/pack-release.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { createTestDatabase, describeWithPostgresql } from "../support/database.ts";
import { readImageDescription } from "../support/dockerfile.ts";
import {
  ANY_USER,
  assembleImage,
  findHindrance,
  type ImageFiles,
  makeVolume,
  runInImage,
  runToEnd,
  untilReady,
} from "../support/image-process.ts";
import { freePort, makeFolder } from "../support/real-program.ts";
import { startTrackerProcess } from "../support/tracker-process.ts";

// What an installation consists of: as the contents of the image, assembled and started as the Dockerfile says, with a
// read-only root and any user, and as the one-file release.

const root = join(import.meta.dirname, "../..");
const description = readImageDescription(root);
const hindrance = findHindrance();

const release = join(root, "dist/release");

let version: string;
let image: ImageFiles;
beforeAll(async () => {
  // What the build stage runs last.
  version = await assembleRelease(release);
  image = assembleImage(description, (path) => join(root, path));
});
afterAll(() => rmSync(image.root, { recursive: true, force: true }));

interface Running {
  readonly url: string;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The tracker of the image as this user. */
async function start(
  settings: Readonly<Record<string, string>> = {},
  user: number = ANY_USER,
): Promise<Running> {
  const dataDir = makeVolume(user);
  writeFileSync(join(dataDir, "admin_token"), `${ADMIN_TOKEN}\n`, { mode: 0o644 });
  const env = {
    PORT: String(await freePort()),
    HOST: "127.0.0.1",
    ADMIN_TOKEN_FILE: "/data/admin_token",
    ...settings,
  };
  await untilReady(runInImage(image, description.command, { env, dataDir, user }));
  return { url: `http://127.0.0.1:${env.PORT}${settings["BASE_PATH"] ?? ""}`, dataDir, env };
}

async function ask(url: string, query: string): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${ADMIN_TOKEN}` },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

it("is what the Dockerfile says: a user, tini, labels, and one folder", () => {
  expect(description).toMatchObject({
    copies: [{ from: "dist/release", to: "./" }],
    user: "1000:1000",
    entrypoint: ["tini", "--"],
    env: { DATA_DIR: "/data", NODE_ENV: "production" },
    labels: { "org.opencontainers.image.licenses": "MIT" },
  });
});

it("holds every package that the bundle loads, and no tool of the build", () => {
  const folder = join(image.root, description.workDir);
  for (const name of EXTERNAL_PACKAGES)
    expect(existsSync(join(folder, "node_modules", name, "package.json")), name).toBe(true);
  expect(readdirSync(join(folder, "node_modules"))).not.toContain("typescript");
  expect(readdirSync(folder)).not.toContain("server");
});

it("runs from one file with Node alone", async () => {
  const folder = makeFolder("release");
  const file = packRelease(release, version, folder);
  expect(basename(file)).toBe(`status-tracker-${version}.tar.gz`);
  execFileSync("tar", ["-xzf", file, "-C", folder]);
  const unpacked = join(folder, `status-tracker-${version}`);

  const { url } = await startTrackerProcess(
    join(folder, "data"),
    { PATH: "", ADMIN_TOKEN },
    { program: join(unpacked, "dist/server/main.js") },
  );

  const headers = { Authorization: `Bearer ${ADMIN_TOKEN}` };
  const health = await fetch(`${url}/api/health`, { headers });
  expect(await health.json()).toMatchObject({ status: "ok", version });
  expect(await (await fetch(`${url}/`)).text()).toContain("<title>");
});

it("says that the machine's Node is too old, instead of failing at something that it does not know", (context) => {
  const old = findOldNode();
  if (old === null) return context.skip("no Node before 24 is installed here");
  const { status, stderr } = spawnSync(old, [join(release, "dist/server/main.js")], {
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([
    1,
    expect.stringMatching(/^Status Tracker runs on Node 24 or newer, and this is Node \d+\./),
  ]);
});

/** The Node of the machine, which does not come from npm. */
function findOldNode(): string | null {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const programs = folders
    .filter((folder) => !folder.includes("node_modules"))
    .map((folder) => join(folder, "node"))
    .filter((program) => existsSync(program));
  return (
    programs.find((program) => {
      const { stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
      return Number.parseInt(stdout.slice(1), 10) < 24;
    }) ?? null
  );
}

it("offers the programs of the bundle, without building anything", () => {
  const { scripts } = JSON.parse(readFileSync(join(release, "package.json"), "utf8")) as {
    scripts: Readonly<Record<string, string>>;
  };
  const programs = Object.values(scripts).map(
    (script) => /dist\/server\/[\w-]+\.js/.exec(script)?.[0],
  );
  expect(Object.keys(scripts)).toContain("restore");
  for (const program of programs) expect(existsSync(join(release, program ?? ""))).toBe(true);
});

describeWithPostgresql("with PostgreSQL", () => {
  it("starts as well", async () => {
    const { url: databaseUrl } = await createTestDatabase("postgresql");
    const { url } = await startTrackerProcess(
      makeFolder("postgresql"),
      { DATABASE_URL: databaseUrl, ADMIN_TOKEN },
      { program: join(release, "dist/server/main.js") },
    );
    expect(await ask(url, "{ setupRequired }")).toEqual({ data: { setupRequired: true } });
  });
});

describe("in a root of its own", () => {
  beforeEach((context) => {
    if (hindrance !== null) context.skip(hindrance);
  });

  it("starts as any user, writes to its volume only, and reads secrets from files", async () => {
    const { url, dataDir, env } = await start({ BASE_PATH: "/tracker" });

    expect(await ask(url, "{ viewer { role } }")).toEqual({
      data: { viewer: { role: "ADMIN" } },
    });
    const page = await fetch(`${url}/`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("<title>")]);
    const { uid, mode } = statSync(join(dataDir, "tracker.db"));
    expect([uid, mode & 0o777]).toEqual([ANY_USER, 0o600]);
    expect(await runToEnd(image, description.healthCheck, { env, dataDir })).toEqual({
      code: 0,
      output: "",
    });
    const { code, output } = await runToEnd(image, ["node", "dist/server/backup.js"], {
      env,
      dataDir,
    });
    expect([code, output]).toEqual([0, expect.stringMatching(/^backup-.* is in \/data\/backups/)]);
    const touched = await runToEnd(image, ["node", "-e", "fs.writeFileSync('x', '')"], { dataDir });
    expect(touched.output).toContain("EROFS");
  });

  it("is unhealthy while nothing answers", async () => {
    const env = { PORT: String(await freePort()) };
    const { code, output } = await runToEnd(image, description.healthCheck, {
      env,
      dataDir: makeVolume(),
    });
    expect([code, output]).toEqual([1, expect.stringContaining("ECONNREFUSED")]);
  });

  it("says what to do about a volume of another user", async () => {
    const dataDir = makeVolume(1000);
    const { code, output } = await runToEnd(image, description.command, { dataDir });
    expect(code).toBe(1);
    expect(output).toContain("The tracker runs as user 12345:12345 and cannot write to /data.");
    expect(output).toContain("It belongs to 1000:1000.");
    expect(output).toContain("chown -R 12345:12345 /data");
  });

  it("says what to do about a database of another user", async () => {
    const dataDir = makeVolume();
    writeFileSync(join(dataDir, "tracker.db"), "", { mode: 0o600 });
    const { code, output } = await runToEnd(image, description.command, { dataDir });
    expect([code, output]).toEqual([
      1,
      expect.stringContaining("cannot write to /data/tracker.db"),
    ]);
  });
});
