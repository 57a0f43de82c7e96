import { setTimeout as pause } from "node:timers/promises";
import { WEBHOOK_SENDERS, type Faults, type WebhookSender } from "../faults.ts";
import type { Random } from "../random.ts";
import type { Webhook } from "./webhook.ts";

export interface WebhookTarget {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly token: string;
}

export interface Dispatcher {
  connect(target: WebhookTarget): void;
  send(webhook: Webhook): void;
  /** Resolves when nothing is on its way any more. */
  idle(): Promise<void>;
  stop(): void;
}

const USER_AGENTS: Readonly<Record<WebhookSender, string>> = {
  seerr: "axios/1.12.2",
  sonarr: "Sonarr/4.0.19.2979 (alpine 3.22)",
  radarr: "Radarr/6.1.0.10293 (alpine 3.22)",
  jellyfin: "Jellyfin-Webhook/21",
};

/** The plugin sends JSON as text. */
const CONTENT_TYPES: Readonly<Record<WebhookSender, string>> = {
  seerr: "application/json",
  sonarr: "application/json",
  radarr: "application/json",
  jellyfin: "text/plain; charset=utf-8",
};

const TIMEOUT_MS = 10_000;
/** A webhook that waits to be overtaken goes anyway after this. */
const OVERTAKE_MS = 250;

/** One lane per app: each waits for the answer before it sends the next, and nothing is ever sent again. */
export function createDispatcher(faults: Faults, random: Random): Dispatcher {
  const stopping = new AbortController();
  const lanes = new Map<WebhookSender, Promise<void>>();
  const heldBack = new Map<WebhookSender, { webhook: Webhook; times: number }[]>();
  let target: WebhookTarget | null = null;

  const deliver = async ({ from, body }: Webhook, to: WebhookTarget): Promise<void> => {
    try {
      const response = await fetch(`${to.baseUrl}/hooks/${from}`, {
        method: "POST",
        headers: {
          Authorization: `Bearer ${to.token}`,
          "Content-Type": CONTENT_TYPES[from],
          "User-Agent": USER_AGENTS[from],
        },
        body: JSON.stringify(body),
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      await response.arrayBuffer();
    } catch {
      // Refused, cut off or too slow: the apps log it and drop it.
    }
  };

  const enqueue = (webhook: Webhook, to: WebhookTarget, times: number): void => {
    const { delayMs } = faults.webhook[webhook.from];
    const work = async (): Promise<void> => {
      if (delayMs > 0) await pause(delayMs, undefined, { signal: stopping.signal });
      for (let time = 0; time < times; time += 1) await deliver(webhook, to);
    };
    const before = lanes.get(webhook.from) ?? Promise.resolve();
    lanes.set(
      webhook.from,
      before.then(work).catch(() => undefined),
    );
  };

  const release = (from: WebhookSender, to: WebhookTarget): void => {
    for (const { webhook, times } of heldBack.get(from)?.splice(0) ?? []) {
      enqueue(webhook, to, times);
    }
  };

  return {
    connect(next) {
      target = { ...next, baseUrl: next.baseUrl.replace(/\/+$/, "") };
    },
    send(webhook) {
      const to = target;
      if (!to) return;
      // Decided here and not on the way, so that a seed gives the same fate each time.
      const fault = faults.webhook[webhook.from];
      if (random.chance(fault.lose)) return;
      const times = random.chance(fault.double) ? 2 : 1;
      if (random.chance(fault.reorder)) {
        heldBack.set(webhook.from, [...(heldBack.get(webhook.from) ?? []), { webhook, times }]);
        setTimeout(() => release(webhook.from, to), OVERTAKE_MS).unref();
        return;
      }
      enqueue(webhook, to, times);
      release(webhook.from, to);
    },
    async idle() {
      const to = target;
      if (to) for (const from of WEBHOOK_SENDERS) release(from, to);
      await Promise.all(lanes.values());
    },
    stop: () => stopping.abort(),
  };
}
