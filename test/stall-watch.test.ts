import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createLog } from "../server/log.ts";
import { createStallDetector } from "../server/stall-detector.ts";
import { openStore, type Store } from "../server/store/store.ts";
import { makeDataDir, startTrackerProcess } from "./support/tracker-process.ts";

describe("a stall", () => {
  it("is a try during which the process stands still for all ticks", () => {
    const findStall = createStallDetector(3);
    const still = { heartbeat: 5, deliveryId: 7 };
    expect([still, still, still].map(findStall)).toEqual([null, null, null]);
    expect(findStall(still)).toBe(7);
  });

  it("is not one that lasts while the process lives, nor a process that stands still without one", () => {
    const findStall = createStallDetector(2);
    const living = [1, 2, 3, 4, 5].map((heartbeat) => ({ heartbeat, deliveryId: 7 }));
    expect(living.map(findStall)).toEqual(Array(5).fill(null));
    const idle = Array.from({ length: 5 }, () => ({ heartbeat: 6, deliveryId: 0 }));
    expect(idle.map(findStall)).toEqual(Array(5).fill(null));
    const others = [1, 2, 3, 4].map((deliveryId) => ({ heartbeat: 6, deliveryId }));
    expect(others.map(findStall)).toEqual(Array(4).fill(null));
  });
});

it("ends a process that code without an end has stopped, and leaves behind which delivery it was", async () => {
  const dataDir = makeDataDir();
  const program = join(import.meta.dirname, "support/stalling-process.ts");
  const child = spawn(process.execPath, [program, dataDir, "1000"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => said.push(chunk));
  const [, signal] = (await once(child, "close")) as [number | null, string | null];
  expect(signal).toBe("SIGKILL");
  expect(JSON.parse(Buffer.concat(said).toString())).toMatchObject({ level: 60, delivery: 7 });
  const file = join(dataDir, "stalled-delivery");
  expect(readdirSync(dataDir)).toEqual(["stalled-delivery"]);
  expect(readFileSync(file, "utf8")).toBe("7");
  expect(statSync(file).mode & 0o077).toBe(0);
});

it("is not tried again by the next process, which marks it as FAILED", async () => {
  const dataDir = makeDataDir();
  const open = (): Promise<Store> =>
    openStore({
      databaseUrl: undefined,
      dataDir,
      log: createLog("silent"),
      now: () => new Date(),
    });
  const before = await open();
  const id = await before.insertDelivery({
    service: "nobody",
    kind: "SONARR",
    receivedAt: new Date(),
    body: Buffer.from("{}"),
    bodyHash: "00",
  });
  await before.close();
  const file = join(dataDir, "stalled-delivery");
  writeFileSync(file, String(id));
  const tracker = await startTrackerProcess(dataDir);
  await tracker.end("SIGTERM");
  expect(existsSync(file)).toBe(false);
  const after = await open();
  const row = await after.read.delivery.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({
    status: "FAILED",
    message: "applying it did not end, and stopped the tracker",
  });
  await after.close();
});
