import { spawn, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { aMovie } from "../../simulator/manual-stack.ts";
import { startStack } from "../../simulator/stack.ts";
import { LYCORIS_RECOIL } from "../../simulator/stories/lycoris-recoil.ts";
import type { AnyResult } from "../support/answer.ts";
import { makeDatabaseFolder } from "../support/database.ts";
import { makeAvailable, unitsOf, seerrRequest } from "../support/deletion.ts";

const root = join(import.meta.dirname, "../..");
const TOKEN = "an-admin-token-for-tests";
const HOOK = "a-hook-secret-for-tests";

interface Process {
  readonly url: string;
  readonly child: ChildProcess;
}

/** The tracker as `npm start` runs it, as a process of its own. Resolves once it says that it is ready. */
async function startProcess(env: Record<string, string>): Promise<Process> {
  const child = spawn(process.execPath, [join(root, "server/main.ts")], {
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let printed = "";
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    const url = /"url":"(http:[^"]+)"/.exec(printed)?.[1];
    if (url !== undefined) {
      child.stdout.resume();
      return { url, child };
    }
  }
  throw new Error(`the tracker ended before it was ready: ${printed}`);
}

/** Each is answered by the service, and the tracker does not live to hear it. */
const KILLED_AT = [
  /^DELETE \/api\/v3\/series\//,
  /^GET \/api\/v3\/Action\/RemoveMissingFiles/,
  /^DELETE \/api\/v1\/request\//,
];

it(
  "is brought to its end by processes that are killed with SIGKILL while services carry out their calls",
  { timeout: 180_000 },
  async () => {
    const dataDir = makeDatabaseFolder();
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const changes: string[] = [];
    const left = [...KILLED_AT];
    let running: Process | null = null;
    let kills = 0;
    const stack = await startStack({
      speed: 60,
      onExchange({ method, path, status }) {
        const call = `${method} ${path}`;
        if (method !== "DELETE" && !left.some((pattern) => pattern.test(call))) return;
        changes.push(`${call} ${status}`);
        const index = left.findIndex((pattern) => pattern.test(call));
        if (index < 0) return;
        left.splice(index, 1);
        kills += 1;
        running?.child.kill("SIGKILL");
      },
    });
    onTestFinished(() => stack.stop());
    const env = {
      ...stack.env(),
      PORT: "0",
      HOST: "127.0.0.1",
      DATA_DIR: dataDir,
      ADMIN_TOKEN: TOKEN,
      WEBHOOK_TOKEN: HOOK,
      VERIFY_SECONDS: "1",
      RECONCILE_SECONDS: "2",
    };
    const { world } = stack;
    const other = seerrRequest(world, { title: aMovie("Bystander"), by: "Ada" });
    makeAvailable(world, other, other.units);
    const item = seerrRequest(world, { title: LYCORIS_RECOIL, by: "mika" });
    makeAvailable(world, item, unitsOf(item, 1));

    const ask = async (query: string): Promise<AnyResult> => {
      const response = await fetch(`${running?.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${TOKEN}` },
        body: JSON.stringify({ query }),
      });
      return ((await response.json()) as { data: AnyResult }).data;
    };
    running = await startProcess(env);
    const own = await vi.waitFor(
      async () => {
        const { requests } = await ask(`{ requests(first: 10) { nodes { id title state } } }`);
        const found = requests.nodes.find(({ title }: AnyResult) => title === "Lycoris Recoil");
        expect(found?.state).toBe("AVAILABLE");
        return found;
      },
      { interval: 200 },
    );
    await ask(`mutation { deleteRequest(requestId: "${own.id}", deleteFiles: true) { id } }`);

    for (const count of [1, 2, 3]) {
      await vi.waitUntil(() => kills === count, { interval: 20 });
      running = await startProcess(env);
    }
    await vi.waitFor(
      async () => {
        const { deletions } = await ask(`{ deletions(first: 1) { nodes { status } } }`);
        expect(deletions.nodes).toEqual([{ status: "COMPLETE" }]);
      },
      { interval: 200 },
    );
    // Each was carried out once; what was asked again found nothing to do.
    for (const pattern of KILLED_AT)
      expect(changes.filter((call) => pattern.test(call) && / 20\d$/.test(call))).toHaveLength(1);
    expect(world.items).toEqual([other]);
    expect(world.torrents.size).toBe(1);
    expect(world.seerrRequests.map(({ title }) => title.title)).toEqual(["Bystander"]);
    expect(world.libraries.jellyfin.items.size).toBe(1);
    expect(world.shokoFiles.size).toBe(0);
    running.child.kill("SIGTERM");
  },
);
