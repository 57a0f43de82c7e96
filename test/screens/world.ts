import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createAdmin } from "../../server/account/create-admin.ts";
import { createAccountContext } from "../../server/account/create-context.ts";
import { startSession } from "../../server/account/session.ts";
import { createShareLink, readShareToken } from "../../server/account/share-link.ts";
import { loadConfig } from "../../server/config/config.ts";
import type { Role } from "../../server/domain/role.ts";
import { createHttpHandler } from "../../server/http/handler.ts";
import { createHttpServer } from "../../server/http/server.ts";
import { createPosterDownload } from "../../server/integrations/artwork/download.ts";
import { createLog } from "../../server/log.ts";
import { createFileCache } from "../../server/store/file-cache.ts";
import type { Clock } from "../../server/tracking/core/clock.ts";
import { saveReport } from "../../server/tracking/doctor/report.ts";
import { createPosters } from "../../server/tracking/services/poster.ts";
import { listSignInServices } from "../../server/tracking/services/sign-in-service.ts";
import { createRandom } from "../../simulator/random.ts";
import { startStack } from "../../simulator/stack.ts";
import { playDemo } from "../../simulator/stories/demo.ts";
import { eachEpisode, type Story } from "../../simulator/stories/story.ts";
import { offer } from "../../simulator/world/offer.ts";
import { series } from "../../simulator/world/title.ts";
import { expectFound, type World } from "../../simulator/world/world.ts";
import { startLife } from "../chaos/tracker-life.ts";
import { createVirtualTime } from "../chaos/virtual-time.ts";
import { createWire } from "../chaos/wire.ts";
import { saveService } from "../support/actor.ts";
import { createTestBackups } from "../support/backups.ts";
import { findDatabaseFolder } from "../support/memory-folder.ts";
import { createTestNotifications } from "../support/notifications.ts";
import { toReport } from "./chain-report.ts";

const SEED = 7;
/** After ten minutes the tracker counts a file as unrecognised. */
const UNRECOGNISED_MS = 12 * 60_000;
/** By then the demo has something in every state. */
const PLAYED_MS = 58_000;
const POSTER_BYTES = 50 * 2 ** 20;
/** Of a house with a few thousand requests. */
const BACKUP_BYTES = 18_400_000;
const HOOK_SECRET = "hook-secret-of-the-pictures";
export const CLIENT_DIR = join(import.meta.dirname, "../../dist/client");

/** The title of which Shoko does not recognise the last file. */
export const UNRECOGNISED = "Harbour of Paper Cranes";

const UNRECOGNISED_STORY: Story = {
  id: "screens-unrecognised",
  summary: "Shoko recognises two of three files",
  title: series({
    title: UNRECOGNISED,
    originalTitle: "折鶴の港",
    year: 2024,
    isAnime: true,
    overview: "Every ship that leaves the harbour is folded by somebody who stays.",
    seasons: [
      {
        number: 1,
        startsAt: new Date("2024-04-06T15:00:00Z"),
        episodes: ["The First Fold", "Low Tide", "A Ship Without a Name"],
      },
    ],
  }),
  steps: [
    { after: 1, do: "request", by: "Ada", isAutomatic: true },
    { after: 2, do: "grab", release: "first", files: eachEpisode(1, 1, 2) },
    { after: 1, do: "download", release: "first", seconds: 5 },
    { after: 2, do: "import", release: "first" },
    { do: "shoko", release: "first" },
    { after: 2, do: "grab", release: "last", files: eachEpisode(1, 3, 3) },
    { after: 1, do: "download", release: "last", seconds: 5 },
    { after: 2, do: "import", release: "last" },
    { do: "shoko", release: "last", isUnknown: true },
    { after: 1, do: "scan" },
  ],
};

/** The demo at one moment, always the same: a tracker with its pages, on a clock that stands still. */
export interface FrozenDemo {
  /** Without a trailing slash. */
  readonly url: string;
  readonly now: Date;
  /** The slug of the only service that was added in the app. */
  readonly ownService: string;
  /** Creates an admin, a viewer and a requester, once; until then, every page is the set-up. */
  setUp(): Promise<void>;
  /** Starts a session of the person with the role. */
  signIn(role: Role): Promise<string>;
  /** The ID of the request for a title. */
  requestId(title: string): Promise<string>;
  /** Shares a request, once; returns the path of the link. */
  share(title: string): Promise<string>;
  close(): Promise<void>;
}

/** Plays the demo in virtual time, with a fixed seed, and stops time. */
export async function openFrozenDemo(): Promise<FrozenDemo> {
  const dataDir = mkdtempSync(join(findDatabaseFolder(), "tracker-screens-"));
  const time = createVirtualTime();
  const wire = createWire(time);
  const stack = await startStack({
    clock: time.world,
    transport: wire.transport,
    tickMs: 1_000,
    seed: SEED,
  });
  const remove = () => Promise.resolve(rmSync(dataDir, { recursive: true, force: true }));
  const life = await startLife({
    time,
    database: { provider: "sqlite", url: undefined, dataDir, remove },
    connections: loadConfig(stack.env()).services,
    fetch: wire.fetch,
    random: createRandom(SEED).next,
  });
  wire.connect(life.take);
  stack.connectTracker({ baseUrl: "http://tracker.test", token: "any" });
  void stack.play(UNRECOGNISED_STORY);
  await time.pass(UNRECOGNISED_MS, () => Promise.resolve());
  void playDemo(stack);
  await time.pass(PLAYED_MS, () => Promise.resolve());

  await saveReport(life.tracker.context, toReport(new Date(time.now())));
  offerReleases(stack.world, "The Glass Estuary");
  const { store, tracker } = life;
  const log = createLog("silent");
  const now = new Date(time.now());
  const clock: Clock = { now: () => now, after: time.after };
  const account = await createAccountContext({
    store,
    now: () => now,
    newId: tracker.context.newId,
    log,
    cipher: tracker.context.services.cipher,
    openId: null,
    signInServices: () => listSignInServices(tracker.context.services),
  });
  const handler = await createHttpHandler({
    config: { basePath: "" },
    tracking: tracker.context,
    account,
    notifications: createTestNotifications(tracker.context, { clock }),
    backups: createTestBackups(
      { store, clock, log },
      { dataDir: withBackups(dataDir), databaseUrl: undefined },
    ),
    log,
    version: "1.0.0",
    hookSecret: () => HOOK_SECRET,
    clientDir: CLIENT_DIR,
    posters: createPosters({
      download: createPosterDownload(wire.fetch),
      cache: createFileCache(join(dataDir, "posters"), POSTER_BYTES),
      clock,
    }),
  });
  const server = createHttpServer(handler);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  const { slug: ownService } = await saveService(tracker.context, {
    kind: "TRANSMISSION",
    name: "Transmission",
    url: "http://transmission.test:9091",
    username: "mika",
    isEnabled: true,
  });
  const links = new Map<string, Promise<string>>();
  const createLink = async (title: string): Promise<string> => {
    const by = { personId: null, name: "Mika", token: null, address: null };
    const link = await createShareLink(account, by, {
      requestId: await requestId(title),
      expiresAt: null,
    });
    return `/s/${readShareToken(account, link)}`;
  };
  const requestId = async (title: string): Promise<string> =>
    (await store.read.mediaRequest.findFirstOrThrow({ where: { title }, select: { id: true } })).id;
  const origin = { device: "Firefox on Linux", address: "192.0.2.7" };

  let people: Promise<void> | undefined;
  async function createPeople(): Promise<void> {
    const personId = await createAdmin(account, { username: "Mika", password: "long enough" });
    await store.write(async (tx) => {
      await tx.identity.create({ data: toIdentity(personId, stack.world.users, "mika", now) });
      await tx.person.create({
        data: { id: "viewer", name: "Jörg", role: "VIEWER", createdAt: now },
      });
      await tx.person.create({
        data: { id: "requester", name: "Ada", role: "REQUESTER", createdAt: now },
      });
      await tx.identity.create({ data: toIdentity("requester", stack.world.users, "Ada", now) });
    });
  }

  return {
    url: `http://127.0.0.1:${port}`,
    now,
    ownService,
    setUp() {
      people ??= createPeople();
      return people;
    },
    async signIn(role) {
      const person = await store.read.person.findFirstOrThrow({ where: { role } });
      const { token } = await store.write((tx) =>
        startSession(account, tx, { personId: person.id, provider: "local", origin }),
      );
      return token;
    },
    requestId,
    share(title) {
      const link = links.get(title) ?? createLink(title);
      links.set(title, link);
      return link;
    },
    async close() {
      await handler.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await life.kill();
      await stack.stop();
      await remove();
    },
  };
}

/** The indexers have one release that Radarr accepts, and two that it rejects. */
function offerReleases(world: World, title: string): void {
  const item = expectFound(
    world.items.find((one) => one.title.title === title),
    title,
  );
  const parts = [item.units];
  offer(world, item, parts, {
    seeders: 41,
    ageHours: 5,
    quality: "Bluray-1080p",
    group: "LANTERN",
  });
  offer(world, item, parts, {
    seeders: 12,
    ageHours: 900,
    quality: "HDTV-720p",
    group: "TIDE",
    rejections: ["Quality is not wanted"],
  });
  offer(world, item, parts, { seeders: 0, ageHours: 26, rejections: ["Not enough seeders: 0"] });
}

/** How Seerr knows a person by whom the demo's requests were made. */
function toIdentity(
  personId: string,
  users: readonly { readonly id: number; readonly name: string }[],
  name: string,
  createdAt: Date,
) {
  const user = users.find((one) => one.name === name);
  if (user === undefined) throw new Error(`the demo has no user called ${name}`);
  return {
    id: `seerr ${personId}`,
    personId,
    kind: "SEERR",
    provider: "seerr",
    subject: String(user.id),
    name,
    createdAt,
  };
}

/** Adds two backups to the folder, of a size but without content. */
function withBackups(dataDir: string): string {
  const folder = join(dataDir, "backups");
  mkdirSync(folder);
  for (const day of ["03", "04"]) {
    const file = join(folder, `backup-2031-05-${day}T04-00-00Z.db`);
    writeFileSync(file, "");
    truncateSync(file, BACKUP_BYTES);
  }
  return dataDir;
}
