import type { Observation } from "../../domain/observation.ts";
import { present } from "../lenient.ts";
import type { Integration, IntegrationDeps, PushListener, ServiceConnection } from "../port.ts";
import { createShokoClient } from "./client.ts";
import { createFolderWatch } from "./folders.ts";
import { readHubEvent, withPath } from "./hub-event.ts";
import { listenToShoko } from "./hub.ts";
import {
  findPath,
  isReady,
  isSameFile,
  listAwaited,
  pickFile,
  toCatchUp,
  toTails,
  type AwaitedFile,
} from "./mapper.ts";
import { createNotes } from "./notes.ts";
import type { ShokoFile } from "./payload.ts";
import { createShokoRemoval } from "./removal.ts";

const FILES_PER_POLL = 20;
/** Beyond this, waiting look-ups of paths are dropped: the catch-up poll finds what they would have told. */
const MAX_WAITING_LOOKUPS = 200;

export function createShokoAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const client = createShokoClient(connection, deps);
  const folders = createFolderWatch(client);
  const notes = createNotes(client);
  /** Not asked for again while the connection holds: what the notes ask shows that it takes the key. */
  let knownVersion: string | null = null;
  /** Files that are matched and ready, by path and size: there is no more to ask about them. */
  const settled = new Map<string, number>();
  let turn = 0;

  async function findFile(awaited: AwaitedFile): Promise<ShokoFile | null> {
    const known = await findKnown(awaited);
    if (known) return known;
    for (const tail of toTails(awaited.path)) {
      const file = pickFile(await client.filesEndingWith(tail), awaited);
      if (file) return file;
    }
    return null;
  }

  /** By its id where that was told: cheaper for Shoko, and it finds a file that Shoko has moved. */
  async function findKnown(awaited: AwaitedFile): Promise<ShokoFile | null> {
    if (awaited.shokoFileId === undefined) return null;
    const file = await client.findFile(awaited.shokoFileId);
    return file && isSameFile(file, awaited) ? file : null;
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
    const unsettled = awaited.filter(
      (one) => one.shokoFileId === undefined || settled.get(toKey(one)) !== one.shokoFileId,
    );
    const open = await folders.sift(unsettled, deps.now());

    const observations: Observation[] = [];
    for (const one of takeTurn(open)) {
      const file = await findFile(one);
      if (!file) continue;
      if (isReady(file)) settled.set(toKey(one), file.ID);
      observations.push(toCatchUp(slug, file, one, deps.now()));
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
    removal: { matching: createShokoRemoval(connection, deps, client) },
    async check() {
      if (knownVersion !== null) await client.assertStarted();
      const version = knownVersion ?? (await client.version());
      knownVersion = null;
      const told = await notes.list(deps.now());
      knownVersion = version;
      return present({ version, notes: told.length > 0 ? told : undefined });
    },
    poll: async ({ watched }) => ({
      observations: await catchUp(listAwaited(watched)),
      cursor: null,
    }),
    push(listener) {
      listenToShoko(connection, deps, {
        onOpen() {
          listener.onConnected(true);
          // Nothing is replayed: what happened meanwhile is asked for.
          listener.onHint();
        },
        onClosed() {
          knownVersion = null;
          listener.onConnected(false);
        },
        onEvent: createTeller(listener),
      });
    },
  };
}

function toKey({ path, size }: AwaitedFile): string {
  return `${path}\n${size ?? ""}`;
}
