import type { Observation } from "../../../domain/observation/observation.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import type { PushListener } from "../../port/poll.ts";
import type { ShokoClient } from "./client.ts";
import { readHubEvent, withPath } from "./hub-event.ts";
import { toKnownFile } from "./known-file.ts";
import type { MatchFailures } from "./match-failures.ts";

/** Beyond this limit pending path lookups are dropped: the next poll finds the same progress. */
const MAX_WAITING_LOOKUPS = 200;

/** Reports events in the order in which they arrive, although some need a path lookup first. */
export function createHubReporter(
  service: string,
  client: Pick<ShokoClient, "findFile">,
  failures: MatchFailures,
  deps: Pick<IntegrationDeps, "log" | "now" | "signal">,
  listener: PushListener,
): (event: string, body: unknown) => void {
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;

  async function report(observation: Observation, fileId: number | null): Promise<void> {
    let path: string | undefined;
    try {
      const file = fileId === null ? null : await client.findFile(fileId);
      path = file ? toKnownFile(file, deps.now()).paths[0] : undefined;
    } catch {
      // Reported without a path: the file id may already be known.
      listener.onHint();
    }
    waiting -= 1;
    if (deps.signal.aborted) return;
    listener.onObservations([withPath(observation, path)]);
  }

  return (event, body) => {
    const reading = readHubEvent(service, event, body);
    if (reading.kind === "nothing") return;
    const { observation, attempts } = reading;
    const { shokoFileId } = observation.keys;
    if (shokoFileId !== undefined && attempts !== undefined)
      failures.recordAttempts(shokoFileId, attempts);
    if (waiting >= MAX_WAITING_LOOKUPS) {
      listener.onHint();
      return;
    }
    waiting += 1;
    const fileId = reading.kind === "needs-path" ? reading.fileId : null;
    last = last
      .then(() => report(observation, fileId))
      .catch(() => deps.log.warn({ service, event }, "failed to process a Shoko event"));
  };
}
