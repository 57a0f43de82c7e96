import type { Observation } from "../../../domain/observation/observation.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import type { PushListener } from "../../port/poll.ts";
import type { ShokoClient } from "./client.ts";
import { readHubEvent, toRelocated, withPath, type HubReading } from "./hub-event.ts";
import { toKnownFile, type KnownFile } from "./known-file.ts";
import type { MatchFailures } from "./match-failures.ts";

type Reading = Exclude<HubReading, { readonly kind: "nothing" }>;

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

  async function readFile(fileId: number): Promise<KnownFile | null> {
    try {
      const file = await client.findFile(fileId);
      return file && toKnownFile(file, deps.now());
    } catch {
      listener.onHint();
      return null;
    }
  }

  async function toObservation(event: string, reading: Reading): Promise<Observation | null> {
    switch (reading.kind) {
      case "complete":
        return reading.observation;
      case "needs-path": {
        const file = await readFile(reading.fileId);
        // Without a path, the file id may already be known.
        return withPath(reading.observation, file?.paths[0]);
      }
      case "relocated": {
        const file = await readFile(reading.fileId);
        return file && toRelocated(service, event, file, reading.formerPath);
      }
    }
  }

  async function report(event: string, reading: Reading): Promise<void> {
    const observation = await toObservation(event, reading);
    waiting -= 1;
    if (deps.signal.aborted || observation === null) return;
    listener.onObservations([observation]);
  }

  return (event, body) => {
    const reading = readHubEvent(service, event, body);
    if (reading.kind === "nothing") return;
    if (reading.kind !== "relocated") {
      const { observation, attempts } = reading;
      const { shokoFileId } = observation.keys;
      if (shokoFileId !== undefined && attempts !== undefined)
        failures.recordAttempts(shokoFileId, attempts);
    }
    if (waiting >= MAX_WAITING_LOOKUPS) {
      listener.onHint();
      return;
    }
    waiting += 1;
    last = last
      .then(() => report(event, reading))
      .catch(() => deps.log.warn({ service, event }, "failed to process a Shoko event"));
  };
}
