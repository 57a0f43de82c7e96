import type { Store } from "../../server/store/store.ts";
import { startLife, type LifeOptions, type TrackerLife } from "./tracker-life.ts";
import type { Restart } from "./weather.ts";
import type { Wire } from "./wire.ts";

/** An installation of the tracker, which is up or down. */
export interface TrackerHouse {
  open(): Promise<void>;
  isOpen(): boolean;
  /** Of the tracker that runs; null while none does. */
  store(): Store | null;
  /** Whether it has written anything since this was asked last. */
  hasNews(): boolean;
  /** Orders the deletion of Seerr's request, if the tracker runs and knows it. */
  deleteRequest(originId: number, withFiles: boolean): void;
  restart(restart: Restart): void;
  close(): Promise<void>;
}

/** A tracker that must die at a write and does not write is killed after this time. */
const TIMEOUT_MS = 90_000;
/** How often its death is checked. */
const CHECK_MS = 50;

export function createTrackerEnvironment(
  options: Omit<LifeOptions, "fetch" | "openStream"> & {
    readonly wire: Wire;
    readonly hasPush: boolean;
  },
): TrackerHouse {
  const { time, wire, hasPush } = options;
  let life: TrackerLife | null = null;
  /** Restarts that were ordered and are not over. */
  let under = 0;
  let seen: { readonly life: TrackerLife; readonly writes: number } | null = null;

  async function open(): Promise<void> {
    life = await startLife({
      ...options,
      fetch: wire.fetch,
      ...(hasPush && { openStream: wire.openStream }),
    });
    wire.connect(life.take);
  }

  async function leave(dying: TrackerLife, how: Restart["how"]): Promise<void> {
    if (life === dying) life = null;
    await (how === "clean" ? dying.stop() : dying.kill());
  }

  /** Resolves once it is dead; nothing but the passing of time can bring it there. */
  function whenDead(dying: TrackerLife): Promise<void> {
    const until = time.now() + TIMEOUT_MS;
    return new Promise((resolve) => {
      const checkAgain = () => {
        if (dying.isAlive() && time.now() < until) time.after(CHECK_MS, checkAgain);
        else resolve();
      };
      checkAgain();
    });
  }

  async function goThrough({ how, writes, downSeconds }: Restart): Promise<void> {
    const dying = life;
    // It is down already: one restart at a time.
    if (dying === null) return;
    if (how === "before" || how === "after") {
      dying.killAtWrite(writes, how);
      await whenDead(dying);
    }
    wire.connect(() => Promise.resolve(null));
    await leave(dying, how);
    await new Promise<void>((resolve) => {
      time.after(downSeconds * 1000, resolve);
    });
    await open();
  }

  return {
    open,
    isOpen: () => life !== null && under === 0,
    store: () => (life?.isAlive() === true ? life.store : null),
    hasNews() {
      if (life === null) return false;
      const isNew = seen?.life !== life || seen.writes !== life.writes();
      seen = { life, writes: life.writes() };
      return isNew;
    },
    deleteRequest(originId, withFiles) {
      if (life?.isAlive() === true) void life.deleteRequest(originId, withFiles);
    },
    restart(restart) {
      if (under > 0) return;
      under += 1;
      void goThrough(restart).finally(() => {
        under -= 1;
      });
    },
    async close() {
      await life?.stop();
      life = null;
    },
  };
}
