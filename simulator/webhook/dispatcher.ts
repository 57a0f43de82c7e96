import type { WorldClock } from "../clock.ts";
import { WEBHOOK_SENDERS, type Failures, type WebhookSender } from "../failures.ts";
import type { Random } from "../random.ts";
import { createDelivery, type Deliver, type HookTarget, type Webhook } from "./delivery.ts";

/** A tracker whose webhooks were entered in every app by hand. */
export interface WebhookTarget {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly token: string;
}

export interface Dispatcher {
  /** Sends at once, without injected failures: how an app tests a webhook. */
  readonly deliver: Deliver;
  connect(target: WebhookTarget): void;
  /** The webhooks registered through an app's API. If there is any, events go there and nowhere else. */
  listRegistered(list: (from: WebhookSender) => readonly HookTarget[]): void;
  send(webhook: Webhook): void;
  /** Resolves when no webhook is in transit. */
  idle(): Promise<void>;
  stop(): void;
}

/** A webhook to be sent `times` times. */
interface Parcel {
  readonly webhook: Webhook;
  readonly times: number;
  readonly targets: readonly HookTarget[];
}

/** A delayed webhook is sent after this time even if no other webhook overtakes it. */
const OVERTAKE_MS = 250;

/** One queue per app: each app waits for the response before it sends the next webhook, and never retries. */
export function createDispatcher(
  failures: Failures,
  random: Random,
  clock: WorldClock,
  deliverBy: (stopping: AbortSignal) => Deliver = createDelivery,
): Dispatcher {
  const stopping = new AbortController();
  const deliver = deliverBy(stopping.signal);
  const toStorySeconds = (realMs: number) => (realMs / 1000) * clock.speed;
  const threads = new Map<WebhookSender, Promise<void>>();
  const heldBack = new Map<WebhookSender, Parcel[]>();
  let registered: (from: WebhookSender) => readonly HookTarget[] = () => [];
  let connected: WebhookTarget | null = null;

  const targetsOf = (from: WebhookSender): readonly HookTarget[] => {
    const targets = registered(from);
    if (targets.length > 0 || !connected) return targets;
    return [byHand(from, connected)];
  };

  const deliverAll = async ({ webhook, targets }: Parcel): Promise<void> => {
    for (const target of targets) {
      const body = target.toBody(webhook.body);
      if (body === null) continue;
      const status = await deliver(webhook.from, target, body);
      target.delivered(status !== null && status < 400);
    }
  };

  const enqueue = (parcel: Parcel): void => {
    const { from } = parcel.webhook;
    const { delayMs } = failures.webhook[from];
    const work = async (): Promise<void> => {
      if (delayMs > 0) await clock.sleep(toStorySeconds(delayMs));
      for (let time = 0; time < parcel.times; time += 1) await deliverAll(parcel);
    };
    const before = threads.get(from) ?? Promise.resolve();
    threads.set(
      from,
      before.then(work).catch(() => undefined),
    );
  };

  const release = (from: WebhookSender): void => {
    for (const parcel of heldBack.get(from)?.splice(0) ?? []) enqueue(parcel);
  };

  return {
    deliver,
    connect(next) {
      connected = { ...next, baseUrl: next.baseUrl.replace(/\/+$/, "") };
    },
    listRegistered(list) {
      registered = list;
    },
    send(webhook) {
      const { from } = webhook;
      const targets = targetsOf(from);
      if (targets.length === 0) return;
      // Decided here and not in transit, so that a seed always gives the same result.
      const failure = failures.webhook[from];
      if (random.chance(failure.lose)) return;
      const times = random.chance(failure.double) ? 2 : 1;
      const parcel = { webhook, times, targets };
      if (random.chance(failure.reorder)) {
        heldBack.set(from, [...(heldBack.get(from) ?? []), parcel]);
        clock.after(toStorySeconds(OVERTAKE_MS), () => release(from));
        return;
      }
      enqueue(parcel);
      release(from);
    },
    async idle() {
      for (const from of WEBHOOK_SENDERS) release(from);
      await Promise.all(threads.values());
    },
    stop: () => stopping.abort(),
  };
}

function byHand(from: WebhookSender, { baseUrl, token }: WebhookTarget): HookTarget {
  return {
    url: `${baseUrl}/hooks/${from}`,
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    toBody: (event) => event,
    delivered: () => undefined,
  };
}
