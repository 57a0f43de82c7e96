import { availableParallelism } from "node:os";
import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/support/longest-first.ts";
import { TotalsReporter } from "./test/support/reporter.ts";

/** They replace modules, which files in the same process would go on using. */
const MOCKING = ["test/integrations/contract.test.ts", "test/store/created-private.test.ts"];
const CHAOS = "test/chaos/chaos.test.ts";
/** They start what is built, which the browser tests open. */
const BUILT = ["test/start.test.ts", "test/install/image.test.ts"];

const onNode = {
  environment: "node" as const,
  globalSetup: ["test/support/shared-databases.ts"],
  setupFiles: ["test/support/setup.ts"],
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  // As Node itself resolves: graphql offers several builds, and two of them in one process do not know each other.
  ssr: {
    resolve: { conditions: ["module-sync", "node"], externalConditions: ["module-sync", "node"] },
  },
  test: {
    // Many of them wait for a clock, so that a worker for each processor would leave processors idle.
    maxWorkers: availableParallelism() + 1,
    reporters: ["default", new TotalsReporter()],
    // A test that waits says in its error what it waited for; it fails by its own limits only on a machine that stands still.
    expect: { poll: { timeout: 60_000 } },
    sequence: { sequencer: LongestFirst },
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        test: {
          ...onNode,
          name: "server",
          // Simulated services keep to a clock that runs faster than a busy machine can follow now and then.
          retry: 1,
          // Loading the modules anew for each file is more work than most files are.
          isolate: false,
          include: ["test/**/*.test.ts"],
          exclude: ["test/client/**", "test/e2e/**", ...MOCKING, ...BUILT, CHAOS],
        },
      },
      {
        extends: true,
        test: { ...onNode, name: "mocking", include: MOCKING },
      },
      {
        extends: true,
        test: {
          ...onNode,
          name: "built",
          include: BUILT,
          globalSetup: [...onNode.globalSetup, "test/support/built.ts"],
        },
      },
      {
        extends: true,
        plugins: [solid()],
        test: {
          name: "client",
          environment: "jsdom",
          // jsdom as well.
          isolate: false,
          include: ["test/client/**/*.test.{ts,tsx}"],
          setupFiles: ["test/support/setup.ts"],
          testTimeout: 90_000,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          retry: 1,
          environment: "node",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: ["test/support/shared-databases.ts", "test/support/built.ts"],
          setupFiles: ["test/support/setup.ts"],
          // After the others, and no more browsers than two.
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: "chaos",
          environment: "node",
          include: [CHAOS],
          globalSetup: ["test/chaos/play-in-background.ts"],
          // Its seeds are played beside all other tests.
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
