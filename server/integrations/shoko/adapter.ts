import type { Observation } from "../../domain/observation.ts";
import type { Integration, IntegrationDeps, PushListener, ServiceConnection } from "../port.ts";
import { createShokoClient } from "./client.ts";
import { readHubEvent, withPath } from "./hub-event.ts";
import { listenToHub } from "./hub.ts";
import {
  findPath,
  isReady,
  listAwaited,
  pickFile,
  toCatchUp,
  toTails,
  type AwaitedFile,
} from "./mapper.ts";
import type { ShokoFile } from "./payload.ts";

const FILES_PER_POLL = 20;
/** Beyond this, waiting look-ups of paths are dropped: the catch-up poll finds what they would have told. */
const MAX_WAITING_LOOKUPS = 200;

export function createShokoAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const client = createShokoClient(connection, deps);
  /** Files that are matched and ready, by path and size: there is no more to ask about them. */
  const settled = new Map<string, number>();
  let turn = 0;

  async function findFile(awaited: AwaitedFile): Promise<ShokoFile | null> {
    for (const tail of toTails(awaited.path)) {
      const file = pickFile(await client.filesEndingWith(tail), awaited);
      if (file) return file;
    }
    return null;
  }

  /** The next ones in turn, so that a file that never gets on does not keep the others from being asked for. */
  function takeTurn(awaited: readonly AwaitedFile[]): readonly AwaitedFile[] {
    if (awaited.length <= FILES_PER_POLL) return awaited;
    const start = turn % awaited.length;
    turn = start + FILES_PER_POLL;
    return [...awaited.slice(start), ...awaited.slice(0, start)].slice(0, FILES_PER_POLL);
  }

  async function catchUp(awaited: readonly AwaitedFile[]): Promise<readonly Observation[]> {
    const keys = new Set(awaited.map(toKey));
    for (const key of settled.keys()) if (!keys.has(key)) settled.delete(key);
    const open = awaited.filter(
      (one) => one.shokoFileId === undefined || settled.get(toKey(one)) !== one.shokoFileId,
    );

    const observations: Observation[] = [];
    for (const one of takeTurn(open)) {
      const file = await findFile(one);
      if (!file) continue;
      if (isReady(file)) settled.set(toKey(one), file.ID);
      observations.push(toCatchUp(slug, file, one));
    }
    return observations;
  }

  /** In the order in which the hub tells, although some must ask for their path first. */
  function createTeller(listener: PushListener): (event: string, body: unknown) => void {
    let last: Promise<void> = Promise.resolve();
    let waiting = 0;

    async function tell(observation: Observation, fileId: number | null): Promise<void> {
      let path: string | undefined;
      try {
        const file = fileId === null ? null : await client.findFile(fileId);
        path = file ? findPath(file) : undefined;
      } catch {
        // Told without it: the file's id may be known already.
        listener.onHint();
      }
      waiting -= 1;
      if (deps.signal.aborted) return;
      listener.onObservations([withPath(observation, path)]);
    }

    return (event, body) => {
      const reading = readHubEvent(slug, event, body);
      if (reading.kind === "nothing") return;
      if (waiting >= MAX_WAITING_LOOKUPS) {
        listener.onHint();
        return;
      }
      waiting += 1;
      const fileId = reading.kind === "needs-path" ? reading.fileId : null;
      last = last
        .then(() => tell(reading.observation, fileId))
        .catch(() => deps.log.warn({ service: slug, event }, "an event of Shoko was not taken"));
    };
  }

  return {
    slug,
    kind: "SHOKO",
    check: async () => ({ version: await client.version() }),
    poll: async ({ watched }) => ({
      observations: await catchUp(listAwaited(watched)),
      cursor: null,
    }),
    push(listener) {
      listenToHub(connection, deps, {
        onOpen() {
          listener.onConnected(true);
          // Nothing is replayed: what happened meanwhile is asked for.
          listener.onHint();
        },
        onClosed: () => listener.onConnected(false),
        onEvent: createTeller(listener),
      });
    },
  };
}

function toKey({ path, size }: AwaitedFile): string {
  return `${path}\n${size ?? ""}`;
}
