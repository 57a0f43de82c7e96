import { setTimeout as delay } from "node:timers/promises";
import type { Random } from "../../simulator/random.ts";
import { openSocket } from "./client.ts";
import { openEventStream } from "./event-stream.ts";

/** Who follows the log, wherever the connection was cut. `maxPerConnection`: the lines of one connection at most. */
export interface Subscriber {
  readonly seen: readonly string[];
  readonly cuts: number;
  follow(url: string, isOver: () => boolean): Promise<void>;
}

export function createSubscriber(random: Random, maxPerConnection: number): Subscriber {
  const seen: string[] = [];
  let cuts = 0;

  /** Takes lines of one connection until it is cut, which leaves what was on its way unread. */
  async function take(url: string): Promise<void> {
    const after = seen.at(-1) ?? "0";
    const open = random.chance(0.5) ? openFollowingSocket : openFollowingStream;
    const count = random.between(0, maxPerConnection);
    const cutAfterMs = random.between(1, 2_000);
    const connection = await open(url, after).catch(() => null);
    // The tracker is starting again.
    if (connection === null) {
      await delay(20);
      return;
    }
    const timer = setTimeout(connection.cut, cutAfterMs);
    for (let taken = 0; taken < count; taken += 1) {
      const sequence = await connection.next().catch(() => null);
      if (sequence === null) break;
      seen.push(sequence);
    }
    clearTimeout(timer);
    connection.cut();
    cuts += 1;
  }

  return {
    seen,
    get cuts() {
      return cuts;
    },
    async follow(url, isOver) {
      while (!isOver()) await take(url);
    },
  };
}

interface Connection {
  next(): Promise<string>;
  cut(): void;
}

async function openFollowingSocket(url: string, after: string): Promise<Connection> {
  const socket = await openSocket(`${url.replace("http", "ws")}/graphql`);
  const document = `subscription ($after: Sequence) { transitions(after: $after) { sequence } }`;
  const subscription = socket.subscribe(document, { after });
  return {
    next: async () => (await subscription.next()).data.transitions.sequence,
    cut: () => socket.raw.terminate(),
  };
}

async function openFollowingStream(url: string, after: string): Promise<Connection> {
  const document = `subscription { transitions { sequence } }`;
  const stream = await openEventStream(url, document, { "Last-Event-ID": after });
  return {
    async next() {
      for (;;) {
        const { event, data, id } = await stream.next();
        if (event === "next" && id !== null && id === data.data.transitions.sequence) return id;
      }
    },
    cut: stream.close,
  };
}
