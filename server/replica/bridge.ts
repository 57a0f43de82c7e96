import type { AccountContext } from "../account/context.ts";
import type { Log } from "../log.ts";
import { type Change, NO_CHANGE } from "../tracking/core/bus.ts";
import type { Tracker } from "../tracking/tracker.ts";
import { ID_LISTS, type ReplicaMessage } from "./message.ts";

/** Connects what happens in this process with the others. */
export interface Bridge {
  /** Handles what another process says. */
  receive(message: ReplicaMessage): void;
  /** Publishes a change of another process here. */
  publish(change: Change): void;
  /** Messages may have been missed: takes over all that they could have said. */
  refresh(): Promise<void>;
  /** Checks for work that another process has stored. */
  wake(): void;
  stop(): void;
}

interface BridgeOptions {
  readonly tracker: Tracker;
  readonly account: AccountContext;
  readonly log: Log;
  readonly send: (message: ReplicaMessage) => void;
}

/** Syncs and deletions that the pages show as running. */
const MAX_SHOWN = 20;

/** Reports to the other processes what happens here, and to this one what they say. */
export function createBridge({ tracker, account, log, send }: BridgeOptions): Bridge {
  const { bus, inbox, services, store } = tracker.context;
  /** What is heard from others is not repeated. Listeners run while they are notified, so a flag is enough. */
  let isForeign = false;

  function hear(notify: () => void): void {
    isForeign = true;
    try {
      notify();
    } finally {
      isForeign = false;
    }
  }

  const publish = (change: Change): void => hear(() => bus.publish(change));
  const reload = (): Promise<void> =>
    tracker
      .reload()
      .catch((error: unknown) => log.warn({ err: error }, "the services could not be loaded anew"));

  function wake(): void {
    inbox.wake();
    services.relays.wake();
  }

  const stops = [
    bus.listen((change) => {
      if (!isForeign && isVisible(change)) send(toMessage(change));
    }),
    account.accessEnds.listen((end) => {
      if (!isForeign) send({ kind: "access-end", end });
    }),
    services.proofs.listen((slug, nonce) => {
      if (!isForeign) send({ kind: "proof", slug, nonce });
    }),
  ];

  return {
    publish,
    wake,
    receive(message) {
      switch (message.kind) {
        case "change": {
          const { logLevel, hasNewSettings, serviceSlugs } = message;
          if (logLevel !== null) log.level = logLevel;
          const change = toChange(message);
          // The services first, which what is published is read with.
          if (hasNewSettings || serviceSlugs.length > 0) void reload().then(() => publish(change));
          else publish(change);
          return;
        }
        case "work":
          return wake();
        case "access-end":
          return hear(() => account.accessEnds.publish(message.end));
        case "proof":
          return hear(() => services.proofs.arrived(message.slug, message.nonce));
        case "count":
          return account.throttle.merge(message.count);
      }
    },
    async refresh() {
      await reload();
      const newest = { orderBy: { id: "desc" }, take: MAX_SHOWN, select: { id: true } } as const;
      const [syncs, deletions] = await Promise.all([
        store.read.sync.findMany(newest),
        store.read.deletion.findMany(newest),
      ]);
      publish({
        ...NO_CHANGE,
        serviceSlugs: [...services.running.keys()],
        syncIds: syncs.map(({ id }) => id),
        deletionIds: deletions.map(({ id }) => id),
      });
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}

/** Returns the highest version of the requests that a change carries; null: it carries none. */
export function highestVersion({ requests }: Pick<Change, "requests">): bigint | null {
  return requests.reduce<bigint | null>(
    (highest, { version }) => (highest === null || version > highest ? version : highest),
    null,
  );
}

/** Whether another process has to know: subscribers see it, or it is configured by it. */
function isVisible(change: Change): boolean {
  return (
    change.sequence !== null ||
    change.hasNewSettings ||
    change.logLevel !== null ||
    ID_LISTS.some((list) => change[list].length > 0)
  );
}

function toMessage(change: Change): Extract<ReplicaMessage, { kind: "change" }> {
  const { sequence, requestIds, downloadIds, serviceSlugs, syncIds, deletionIds } = change;
  const version = highestVersion(change);
  return {
    kind: "change",
    sequence: sequence === null ? null : String(sequence),
    version: version === null ? null : String(version),
    requestIds: [...requestIds],
    downloadIds: [...downloadIds],
    serviceSlugs: [...serviceSlugs],
    syncIds: [...syncIds],
    deletionIds: [...deletionIds],
    hasNewSettings: change.hasNewSettings,
    logLevel: change.logLevel,
  };
}

function toChange(message: Extract<ReplicaMessage, { kind: "change" }>): Change {
  const { sequence, requestIds, downloadIds, serviceSlugs, syncIds, deletionIds } = message;
  return {
    ...NO_CHANGE,
    sequence: sequence === null ? null : BigInt(sequence),
    requestIds,
    downloadIds,
    serviceSlugs,
    syncIds,
    deletionIds,
  };
}
