import type { Store } from "../store/store.ts";
import { type Change, NO_CHANGE } from "../tracking/core/bus.ts";

/** Requests of one change. */
const PAGE = 500;

/** What this process has heard of the others' commits. */
export interface CatchUp {
  /** A change of this process or another one was published. */
  note(change: { readonly sequence: bigint | null; readonly version: bigint | null }): void;
  /**
   * Publishes what was committed and not heard of: a process was killed before it could say so, or the connection was lost.
   * To be called now and then; what is missing is published at the second call, since it may be on its way at the first.
   */
  check(): Promise<void>;
}

/** Begins at what is committed now. */
export async function createCatchUp(
  store: Store,
  publish: (change: Change) => void,
): Promise<CatchUp> {
  const heard = await readNumbers(store);
  let before: Numbers = { ...heard };

  return {
    note({ sequence, version }) {
      if (sequence !== null && sequence > heard.transition) heard.transition = sequence;
      if (version !== null && version > heard.version) heard.version = version;
    },
    async check() {
      const written = before;
      before = await readNumbers(store);
      if (written.transition > heard.transition) {
        heard.transition = written.transition;
        publish({ ...NO_CHANGE, sequence: written.transition });
      }
      while (written.version > heard.version) {
        const rows = await store.read.mediaRequest.findMany({
          where: { version: { gt: heard.version, lte: written.version } },
          orderBy: { version: "asc" },
          take: PAGE,
          select: { id: true, version: true },
        });
        heard.version = rows.length < PAGE ? written.version : (rows.at(-1)?.version ?? 0n);
        if (rows.length > 0) publish({ ...NO_CHANGE, requestIds: rows.map(({ id }) => id) });
      }
    },
  };
}

interface Numbers {
  transition: bigint;
  version: bigint;
}

async function readNumbers({ read }: Store): Promise<Numbers> {
  const rows = await read.counter.findMany();
  const valueOf = (wanted: string) => rows.find(({ name }) => name === wanted)?.value ?? 0n;
  return { transition: valueOf("transition"), version: valueOf("version") };
}
