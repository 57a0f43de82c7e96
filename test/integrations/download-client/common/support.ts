import type { IntegrationDeps } from "../../../../server/integrations/port/connection.ts";
import type { Integration } from "../../../../server/integrations/port/integration.ts";
import type { PollScope } from "../../../../server/integrations/port/poll.ts";
import type { AnyFacts } from "../../../support/observation.ts";

export function createTestClock(start = "2026-11-22T07:00:00.000Z") {
  let now = new Date(start).getTime();
  return {
    now: () => new Date(now),
    advance: (ms: number) => void (now += ms),
  };
}

export function depsWith(now: () => Date, fetchLike: typeof fetch = fetch): IntegrationDeps {
  const log = { debug: () => undefined, info: () => undefined, warn: () => undefined };
  return { fetch: fetchLike, now, log, signal: new AbortController().signal };
}

export function follow(...ids: readonly string[]): PollScope {
  const downloadIds = new Set(ids.map((id) => id.toLowerCase()));
  return { tracked: [], downloadIds, cursor: null };
}

export async function pollOnce(
  adapter: Integration,
  ...ids: readonly string[]
): Promise<readonly AnyFacts[]> {
  const result = await adapter.poll?.(follow(...ids));
  return result?.observations ?? [];
}

/** A download as displayed: `downloading DOWNLOADING 0.5`. */
export function shown({ kind, transfer }: AnyFacts): string {
  const share = transfer?.progress === undefined ? "" : ` ${transfer.progress}`;
  return `${kind} ${transfer?.state}${share}`;
}

export async function errorOf(promise: Promise<unknown> | undefined): Promise<unknown> {
  return promise?.then(
    () => null,
    (error: unknown) => error,
  );
}
