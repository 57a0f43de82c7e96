import { expect, it, onTestFinished } from "vitest";
import { startStack } from "../../simulator/stack.ts";
import { seedInstallation } from "../../simulator/stories/installation.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { findWrong, followSync } from "../support/backfill.ts";
import { openBeside } from "../support/open-beside.ts";
import { makeDataDir, startTrackerProcess } from "../support/tracker-process.ts";

it(
  "takes in an installation of years, goes on after SIGKILL where it was, and ends right with its past",
  { timeout: 180_000 },
  async () => {
    const stack = await startStack();
    onTestFinished(() => stack.stop());
    const titles = seedInstallation(stack.world, { requests: 80, episodes: 1_000 });
    const dataDir = makeDataDir();
    const env = { ...stack.env(), ADMIN_TOKEN, WEBHOOK_TOKEN: "a-hook-secret-for-tests" };

    const first = await startTrackerProcess(dataDir, env);
    const half = await followSync(first, ({ done, total }) => total > 0 && done >= total / 3);
    expect(half).toMatchObject({ kind: "FIRST", status: "RUNNING" });
    await first.end("SIGKILL");
    stack.recorder.clear();

    const second = await startTrackerProcess(dataDir, env);
    const resumed = await followSync(second, ({ done }) => done > 0);
    expect(resumed.done).toBeGreaterThanOrEqual(half.done);
    const report = await followSync(second, ({ status }) => status !== "RUNNING");
    expect(report).toMatchObject({ kind: "FIRST", status: "DONE", progress: 1, messages: [] });
    expect(report.done).toBe(report.total);

    const store = await openBeside(dataDir);
    expect(await findWrong(store, stack.world, titles)).toEqual([]);
    // The history is the arr's own, with its own times.
    const imports = await store.read.transition.findMany({
      where: { to: "IMPORTING", event: "downloadFolderImported" },
      select: { at: true },
    });
    expect(imports.length).toBeGreaterThan(100);
    const newest = Math.max(...imports.map(({ at }) => at.getTime()));
    const oldest = Math.min(...imports.map(({ at }) => at.getTime()));
    expect(newest - oldest).toBeGreaterThan(365 * 86_400_000);
    await second.end("SIGTERM");
  },
);
