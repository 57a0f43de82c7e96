import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { ADMIN_TOKEN } from "./admin-token.ts";
import type { AnyResult } from "./answer.ts";

/** What came for one operation, kept until it is asked for, so that nothing is missed between two awaits. */
export interface TestSubscription {
  /** The next result; rejects when the operation or the socket ends first. */
  next(): Promise<TestResult>;
  /** Results that have come and were not asked for. */
  readonly waiting: readonly TestResult[];
  /** Resolves when the server says that nothing more will come, with the errors it was refused with. */
  readonly completed: Promise<readonly TestError[]>;
  /** Unsubscribes from the server. */
  stop(): void;
}

export interface TestResult {
  readonly data: AnyResult;
  readonly errors?: readonly TestError[];
}

export interface TestError {
  readonly message: string;
  readonly extensions: Record<string, unknown>;
}

export interface TestSocket {
  subscribe(query: string, variables?: Record<string, unknown>): TestSubscription;
  /** Resolves once the server has handled everything that was sent before. */
  settled(): Promise<void>;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  readonly raw: WebSocket;
  close(): void;
}

export interface TestSocketOptions {
  /** null: none. */
  readonly token?: string | null;
  readonly headers?: Record<string, string>;
}

interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

/** A graphql-transport-ws client on a real socket; resolves once the server has let it in. */
export async function openSocket(
  url: string,
  options: TestSocketOptions = {},
): Promise<TestSocket> {
  const { token = ADMIN_TOKEN, headers = {} } = options;
  const raw = new WebSocket(url, "graphql-transport-ws", { headers });
  const subscriptions = new Map<string, (message: Message | null) => void>();
  const acknowledged = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<{ code: number; reason: string }>();
  let pongs: (() => void)[] = [];

  const send = (message: Message) => raw.send(JSON.stringify(message));
  raw.on("open", () =>
    send({ type: "connection_init", ...(token !== null && { payload: { token } }) }),
  );
  raw.on("message", (data: Buffer) => {
    const message: Message = JSON.parse(data.toString());
    if (message.type === "connection_ack") acknowledged.resolve();
    else if (message.type === "pong") pongs.shift()?.();
    else subscriptions.get(message.id ?? "")?.(message);
  });
  raw.on("error", (error) => acknowledged.reject(error));
  raw.on("close", (code, reason) => {
    closed.resolve({ code, reason: String(reason) });
    acknowledged.reject(new Error(`the socket was closed: ${code} ${String(reason)}`));
    for (const receive of subscriptions.values()) receive(null);
  });
  onTestFinished(() => raw.terminate());
  await acknowledged.promise;

  return {
    raw,
    closed: closed.promise,
    close: () => raw.close(),
    settled: () =>
      new Promise((resolve) => {
        pongs = [...pongs, resolve];
        send({ type: "ping" });
      }),
    subscribe(query, variables = {}) {
      const id = crypto.randomUUID();
      const { subscription, receive } = createQueue(() => send({ id, type: "complete" }));
      subscriptions.set(id, receive);
      send({ id, type: "subscribe", payload: { query, variables } });
      return subscription;
    },
  };
}

function createQueue(stop: () => void) {
  const waiting: TestResult[] = [];
  const takers: PromiseWithResolvers<TestResult>[] = [];
  const completed = Promise.withResolvers<readonly TestError[]>();
  let isOver = false;
  let refusal = "";

  function end(errors: readonly TestError[]): void {
    isOver = true;
    completed.resolve(errors);
    refusal = `the subscription has ended: ${JSON.stringify(errors)}`;
    for (const taker of takers.splice(0)) taker.reject(new Error(refusal));
  }

  function receive(message: Message | null): void {
    if (message?.type === "next") {
      const result = message.payload as TestResult;
      const taker = takers.shift();
      if (taker === undefined) waiting.push(result);
      else taker.resolve(result);
    } else {
      end(message?.type === "error" ? (message.payload as readonly TestError[]) : []);
    }
  }

  const subscription: TestSubscription = {
    waiting,
    completed: completed.promise,
    stop,
    next() {
      const result = waiting.shift();
      if (result !== undefined) return Promise.resolve(result);
      if (isOver) return Promise.reject(new Error(refusal));
      const taker = Promise.withResolvers<TestResult>();
      takers.push(taker);
      return taker.promise;
    },
  };
  return { subscription, receive };
}
