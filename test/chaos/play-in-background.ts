import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { availableParallelism } from "node:os";
import type { TestProject } from "vitest/node";
import { FIXED_SEEDS } from "./fixed-seeds.ts";
import type { PlayedSeed } from "./job.ts";
import { playSeeds } from "./play-seeds.ts";

// Global set-up of the chaos test: its seeds are played from the first moment on, in processes that take the time which no
// other test needs. The test itself is the last one, and asks how each seed ended.

declare module "vitest" {
  interface ProvidedContext {
    /** Answers `GET /12` with how seed 12 ended, once it did; `null`: its process was lost. */
    playedSeedsUrl: string;
  }
}

export async function setup({ provide }: TestProject): Promise<() => void> {
  const outcomes = new Map(
    FIXED_SEEDS.map((seed) => [seed, Promise.withResolvers<PlayedSeed | null>()]),
  );
  void playSeeds({
    first: FIXED_SEEDS[0] ?? 0,
    count: FIXED_SEEDS.length,
    provider: "sqlite",
    jobs: availableParallelism(),
    printed: "failed",
    niceness: 19,
    onPlayed: (played) => outcomes.get(played.seed)?.resolve(played),
  }).finally(() => outcomes.forEach(({ resolve }) => resolve(null)));
  const server = createServer((request, response) => {
    const outcome = outcomes.get(Number(request.url?.slice(1)));
    if (outcome === undefined) return void response.writeHead(404).end();
    void outcome.promise.then((played) => response.end(JSON.stringify(played)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  provide("playedSeedsUrl", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return () => {
    server.closeAllConnections();
    server.close();
  };
}
