import { z } from "zod";
import type { Keys } from "../../../domain/observation/keys.ts";
import { dropEndSlashes } from "../../../domain/path.ts";
import type { IntegrationDeps, ServiceConnection, Timers } from "../../port/connection.ts";
import type { PushListener } from "../../port/poll.ts";
import { realTimers } from "../../shared/http/timers.ts";
import { nested, positiveInt, text } from "../../shared/lenient.ts";
import { listenToHub } from "../../shared/signalr/signalr.ts";

/** The one method that both apps' web pages listen to. Undocumented, so it only serves to speed up polls. */
const EVENT = "receiveMessage";

const Message = z.object({
  name: text,
  body: nested(
    z.object({
      action: text,
      resource: nested(
        z.object({
          id: positiveInt,
          seriesId: positiveInt,
          movieId: positiveInt,
          tvdbId: positiveInt,
          tmdbId: positiveInt,
        }),
      ),
    }),
  ),
});

export type HubMessage =
  /** The app has refreshed its queue: once a minute and after each change. */
  | { readonly kind: "queue" }
  /** A title or one of its files changed; null when the message does not identify the title. */
  | { readonly kind: "title"; readonly keys: Keys | null };

/** Returns null for a message without relevance to tracked items. */
export function readHubMessage(service: string, message: unknown): HubMessage | null {
  const parsed = Message.safeParse(message);
  if (!parsed.success) return null;
  const { name, body } = parsed.data;
  const resource = body?.resource;
  const toTitle = (mediaType: "TV" | "MOVIE", id: number | undefined, ids: Keys = {}) =>
    ({
      kind: "title",
      keys: id === undefined ? null : { mediaType, arr: { service, id }, ...ids },
    }) as const;
  switch (name) {
    case "queue":
    case "queue/details":
      return { kind: "queue" };
    case "series":
      return toTitle("TV", resource?.id, idOf("tvdbId", resource?.tvdbId));
    case "movie":
      return toTitle("MOVIE", resource?.id, idOf("tmdbId", resource?.tmdbId));
    case "episode":
    case "episodefile":
      return toTitle("TV", resource?.seriesId);
    case "moviefile":
      return toTitle("MOVIE", resource?.movieId);
    default:
      return null;
  }
}

function idOf(name: "tvdbId" | "tmdbId", id: number | undefined): Keys {
  return id === undefined ? {} : { [name]: id };
}

/** Delay after a message, to include the ones that follow it. */
const SETTLE_MS = 1_500;
/** Minimum time between polls during a burst of messages, such as the import of a pack or a refresh of all series. */
const SPACING_MS = 10_000;

/**
 * Turns the messages that the app sends to its own web page into early polls. `handle` returns whether a message
 * concerns a tracked item. A silent hub is not reported as an outage, because the REST calls detect outages and a proxy
 * may block WebSockets.
 */
export function listenToArr(
  connection: ServiceConnection,
  deps: IntegrationDeps,
  listener: Pick<PushListener, "onHint">,
  handle: (message: HubMessage) => boolean,
): void {
  const { slug, url, apiKey = "", allowsSelfSigned = false } = connection;
  const address = URL.parse(`${dropEndSlashes(url)}/signalr/messages`);
  // The REST calls report the invalid address.
  if (address === null) return;
  const { signal, timers = realTimers } = deps;
  const hint = createPacedHint(signal, timers, () => listener.onHint());
  listenToHub(
    {
      service: slug,
      address,
      headers: { "x-api-key": apiKey },
      events: [EVENT],
      allowsSelfSigned,
    },
    deps,
    {
      onOpen: () => undefined,
      onClosed: () => undefined,
      onEvent(_event, body) {
        const message = readHubMessage(slug, body);
        if (message && handle(message)) hint();
      },
    },
  );
}

function createPacedHint(signal: AbortSignal, timers: Timers, report: () => void): () => void {
  let lastReportedAt = -Infinity;
  let cancel: (() => void) | null = null;
  signal.addEventListener("abort", () => cancel?.(), { once: true });
  return () => {
    if (cancel !== null || signal.aborted) return;
    const waitMs = Math.max(SETTLE_MS, lastReportedAt + SPACING_MS - timers.now());
    cancel = timers.after(waitMs, () => {
      cancel = null;
      lastReportedAt = timers.now();
      report();
    });
  };
}
