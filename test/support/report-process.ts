import { registerHooks } from "node:module";
import { getHeapStatistics } from "node:v8";

// Loaded into a process before its program (`node --import`): answers each message with what the process is made of.

/** What a process says of itself. */
export interface ProcessReport {
  /** Names of the packages of which it has loaded a module so far. */
  readonly packages: readonly string[];
  readonly heapLimitMb: number;
}

const packages = new Set<string>();

registerHooks({
  load(url, context, nextLoad) {
    const name = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(url)?.[1];
    if (name !== undefined) packages.add(name);
    return nextLoad(url, context);
  },
});

process.on("message", () => {
  const heapLimitMb = Math.round(getHeapStatistics().heap_size_limit / 2 ** 20);
  process.send?.({ packages: [...packages], heapLimitMb } satisfies ProcessReport);
});
process.channel?.unref();
