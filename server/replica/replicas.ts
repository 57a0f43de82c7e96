import { setTimeout as delay } from "node:timers/promises";
import type { AccountContext } from "../account/context.ts";
import type { Log } from "../log.ts";
import type { Coordination } from "../store/coordination.ts";
import type { Store } from "../store/store.ts";
import type { Tracker } from "../tracking/tracker.ts";
import { createBridge, highestVersion } from "./bridge.ts";
import { createCatchUp } from "./catch-up.ts";
import { fromText, type ReplicaMessage, toTexts } from "./message.ts";

/** How often is checked that no message was lost. */
const CHECK_MS = 2_000;
/** Until another process leads after the end of the last one. */
const LEADER_MS = 10_000;
const LOOK_MS = 200;
const AGAIN_MS = 1_000;

/**
 * The processes on one PostgreSQL database. One of them leads: it applies deliveries, polls services, runs deletions and
 * notifies people. All of them receive webhooks, and answer queries and subscriptions; what changes something is passed to
 * the one that leads.
 */
export interface Replicas {
  /** Whether this process leads. */
  readonly isLeading: boolean;
  /** Number of other processes. */
  readonly others: number;
  /** Returns the host and port of the process that leads, once one does; null if none does for ten seconds. */
  findLeader(): Promise<string | null>;
}

export interface ReplicaLink extends Replicas {
  /** Sends to the other processes. Does nothing before `join`. */
  send(message: ReplicaMessage): void;
  /** Something that is stored waits for the process that leads; does nothing in that process. */
  wakeLeader(): void;
  /** Joins the others. Resolves once this process works, if it is the first one. */
  join(options: JoinOptions): Promise<void>;
  stop(): Promise<void>;
}

export interface JoinOptions {
  /** Port at which the other processes reach this one. */
  readonly port: number;
  readonly store: Store;
  readonly tracker: Tracker;
  readonly account: AccountContext;
  /** Begins the work. */
  readonly lead: () => Promise<void>;
  /** Another process may lead: the work has to end at once. */
  readonly onLost: () => void;
}

/** Creates the link of a process to the others on a database, which are not joined yet. */
export function createReplicaLink({
  url,
  log,
}: {
  readonly url: string;
  readonly log: Log;
}): ReplicaLink {
  const ending = new AbortController();
  let coordination: Coordination | null = null;
  let stopBridge: () => void = () => undefined;

  const send = (message: ReplicaMessage): void => coordination?.notify(toTexts(message));

  /** A database that does not answer does not end the leadership; the work begins when it answers again. */
  async function leadUntilDone(lead: () => Promise<void>): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        return await lead();
      } catch (error) {
        log.error({ err: error }, "the work could not begin");
        await delay(AGAIN_MS, null, { signal: ending.signal }).catch(() => undefined);
      }
    }
  }

  return {
    get isLeading() {
      return coordination?.isLeading ?? false;
    },
    get others() {
      return coordination?.others ?? 0;
    },
    send,
    wakeLeader() {
      if (coordination?.isLeading === false) send({ kind: "work" });
    },
    async findLeader() {
      for (let waited = 0; waited < LEADER_MS; waited += LOOK_MS) {
        const found = await coordination?.findLeader().catch(() => null);
        if (found != null) return found;
        await delay(LOOK_MS);
      }
      return null;
    },
    async join({ port, store, tracker, account, lead, onLost }) {
      const begun = Promise.withResolvers<void>();
      let hasBegun = false;
      const bridge = createBridge({ tracker, account, log, send });
      const catchUp = await createCatchUp(store, bridge.publish);
      const stopNoting = tracker.context.bus.listen((change) =>
        catchUp.note({ sequence: change.sequence, version: highestVersion(change) }),
      );
      // With PostgreSQL's driver, which SQLite does not need.
      const { joinReplicas } = await import("../store/coordination.ts");
      coordination = await joinReplicas({
        url,
        port,
        log,
        onLead(term) {
          store.fence(term);
          log.info({ term: String(term) }, "this replica leads");
          if (hasBegun) return;
          hasBegun = true;
          void leadUntilDone(lead).then(begun.resolve);
        },
        onLost() {
          log.warn("another replica may lead");
          onLost();
        },
        onText(text) {
          const message = fromText(text);
          if (message === null) return log.debug("another replica says something unknown");
          if (message.kind === "change")
            catchUp.note({
              sequence: toBigInt(message.sequence),
              version: toBigInt(message.version),
            });
          // All of them hear it, and only the leader works.
          if (message.kind !== "work" || coordination?.isLeading === true) bridge.receive(message);
        },
        onConnected: () => void bridge.refresh().catch(onError),
      });
      const onError = (error: unknown) =>
        log.warn({ err: error }, "could not catch up with the other replicas");
      const timer = setInterval(() => {
        const { isLeading = false, others = 0 } = coordination ?? {};
        if (isLeading && others === 0) return;
        if (isLeading) bridge.wake();
        catchUp.check().catch(onError);
      }, CHECK_MS);
      timer.unref();
      stopBridge = () => {
        clearInterval(timer);
        stopNoting();
        bridge.stop();
      };
      if (hasBegun) await begun.promise;
      // Between the loading of the services and now, another process may have changed them.
      else await bridge.refresh().catch(onError);
    },
    async stop() {
      ending.abort();
      stopBridge();
      await coordination?.stop();
    },
  };
}

function toBigInt(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}
