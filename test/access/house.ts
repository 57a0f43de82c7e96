import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { MIN_JOURNEYS } from "../../server/domain/forecast/comparable.ts";
import { toCoded } from "../../server/domain/message/tracker-message.ts";
import type { Integration } from "../../server/integrations/port/integration.ts";
import type { OpenIdControl } from "../../server/integrations/port/sign-in.ts";
import { toDay } from "../../server/store/stage-visit.ts";
import { makeDatabaseFolder } from "../support/database.ts";
import { type FrontDoor, openFrontDoor } from "../support/front-door.ts";
import { writeSmallClient } from "../support/small-client.ts";
import { type Actors, createActors, PEOPLE } from "./actor.ts";
import { idOf, requesterName, requestId, type Subject, SUBJECTS } from "./subject.ts";

export interface House extends Actors {
  readonly door: FrontDoor;
  /** Undoes what a mutation may have changed of who sees which request. */
  restore(): Promise<void>;
}

const AT = new Date("2026-05-01T12:00:00Z");
const DATED = { createdAt: AT, updatedAt: AT };
const PROBLEM = {
  code: "UNRECOGNISED_FILE",
  since: AT.toISOString(),
  message: "Shoko does not recognise the file.",
  params: { file: "none" },
  detail: ["/downloads/Secret.Release"],
  until: AT.toISOString(),
  actions: ["RESCAN_SHOKO", "CONFIRM_GONE"],
};

export const BACKUP_NAME = "backup-2031-05-04T04-00-00Z.db";

/** A tracker in which every table has rows, and every column that the API shows has a value. */
export async function openHouse(): Promise<House> {
  const door = await openFrontDoor({
    config: { publicUrl: "https://tracker.example" },
    openId: OPEN_ID,
    clientDir: writeSmallClient(),
    integrations: createIntegrations(),
    signInCode: "the code of the demo",
    dataDir: makeFolderWithBackup(),
  });
  noteFailedCall(door);
  await makePeople(door);
  await makeService(door);
  await makePast(door);
  for (const subject of SUBJECTS) await makeRequest(door, subject);
  await letForecast(door);
  await makeNotifications(door);
  const follow = { personId: "requester", requestId: requestId("followed") };
  await door.store.write((tx) => tx.follow.create({ data: { ...follow, createdAt: AT } }));
  return {
    door,
    ...(await createActors(door)),
    restore: () =>
      door.store.write(async (tx) => {
        await tx.follow.deleteMany({ where: { personId: "requester", NOT: follow } });
        await tx.follow.upsert({
          where: { personId_requestId: follow },
          create: { ...follow, createdAt: AT },
          update: {},
        });
      }),
  };
}

const OPEN_ID: OpenIdControl = {
  name: "An OpenID provider",
  start: async () => ({
    url: "https://id.example/authorize",
    state: "state",
    nonce: "nonce",
    codeVerifier: "verifier",
  }),
  finish: () => Promise.reject(new Error("nobody has signed in there")),
};

/** Services that can do what the API offers, as far as the offer goes: nothing is carried out. */
function createIntegrations(): ReadonlyMap<string, Integration> {
  const check = async () => ({ version: "1" });
  const receive: Integration["receive"] = () => ({ kind: "unrecognised", event: null, reason: "" });
  const never = () => Promise.reject(new Error("nothing is carried out here"));
  return new Map<string, Integration>([
    ["sonarr", { slug: "sonarr", kind: "SONARR", check, receive }],
    [
      "qbittorrent",
      {
        slug: "qbittorrent",
        kind: "QBITTORRENT",
        check,
        queue: { find: never, raise: never, restore: never },
      },
    ],
    [
      "shoko",
      {
        slug: "shoko",
        kind: "SHOKO",
        check,
        matching: {
          rescan: never,
          scanFolders: never,
          listEpisodes: never,
          readDuration: never,
          link: never,
        },
        pages: { unrecognised: "https://shoko.example/unrecognised" },
      },
    ],
  ]);
}

/** A service that has a user name, and whose last call failed. */
function noteFailedCall({ tracking: { services } }: FrontDoor): void {
  const sonarr = services.running.get("sonarr");
  if (sonarr === undefined) return;
  sonarr.meter.recordCall({ ms: 5, error: "timeout" });
  services.running.set("sonarr", {
    ...sonarr,
    connection: { ...sonarr.connection, username: "tracker" },
  });
}

/** The requester is user 7 of Seerr; nobody who can sign in is user 8, who made the followed request. */
async function makePeople({ store }: FrontDoor): Promise<void> {
  await store.write(async (tx) => {
    for (const [id, role] of [...Object.entries(PEOPLE), ["guest", "REQUESTER"] as const]) {
      await tx.person.create({
        data: { id, name: `The ${id}`, role, createdAt: AT, lastSeenAt: AT },
      });
      await tx.identity.create({
        data: {
          id: `identity-${id}`,
          personId: id,
          kind: "SEERR",
          provider: "seerr",
          subject: SEERR_USERS[id] ?? "1",
          name: `${id} at Seerr`,
          createdAt: AT,
          lastUsedAt: AT,
        },
      });
      await tx.feedAddress.create({
        data: { personId: id, tokenHash: `feeds of ${id}`, createdAt: AT, lastUsedAt: AT },
      });
    }
  });
}

const SEERR_USERS: Readonly<Record<string, string>> = { requester: "7", guest: "8", viewer: "2" };

/** Everybody has a channel of each kind, so that every column is filled. */
async function makeNotifications({ store }: FrontDoor): Promise<void> {
  const config = { url: "https://push.example", topic: "t", key: "k", tag: "g", to: "a@b.example" };
  await store.write(async (tx) => {
    for (const id of [...Object.keys(PEOPLE), "guest"]) {
      await tx.notificationProfile.create({
        data: { id, personId: id, quietFrom: 1320, quietTo: 420, updatedAt: AT },
      });
      await tx.notificationChannel.create({
        data: {
          id: `channel-${id}`,
          profileId: id,
          kind: "NTFY",
          name: "Phone",
          config: JSON.stringify({ ...config, template: "{}" }),
          endpointHash: `hash-${id}`,
          answer: "200 OK",
          failingSince: AT,
          lastSentAt: AT,
          createdAt: AT,
        },
      });
      await tx.notificationMessage.create({
        data: {
          id: `message-${id}`,
          channelId: `channel-${id}`,
          requestId: requestId("mine"),
          kind: "APPROVED",
          content: JSON.stringify(NEWS),
          dueAt: AT,
          createdAt: AT,
        },
      });
    }
  });
}

const NEWS = {
  kind: "APPROVED",
  at: AT.toISOString(),
  requestId: requestId("mine"),
  title: "A title",
  year: null,
  mediaType: "MOVIE",
  is4k: false,
  isAnime: false,
  state: "APPROVED",
  requestedBy: null,
  episodes: [],
  counts: null,
  nextAirDate: null,
  reason: null,
  problem: null,
  helpAskedBy: null,
  isApproved: true,
  watchUrl: null,
  posterUrl: null,
};

async function makeService({ make, store, tracking }: FrontDoor): Promise<void> {
  const relay = { service: "sonarr", host: "home:8123", target: "none", answer: "HTTP 502" };
  const times = { createdAt: AT, lastSentAt: AT, failingSince: AT };
  await store.write((tx) => tx.webhookRelay.create({ data: { ...relay, ...times } }));
  tracking.services.relays.slugs.add("sonarr");
  await make.service("sonarr", {
    name: "Sonarr",
    externalUrls: '["https://sonarr.example"]',
    status: "DOWN",
    message: "cannot be reached",
    messageCode: "UNREACHABLE",
    messageParams: "{}",
    version: "4.0.0",
    notes: JSON.stringify([toCoded({ code: "FILES_TO_HASH", params: { count: 3 } })]),
    downSince: AT,
    lastSeenAt: AT,
    webhookRegisteredAt: AT,
    webhookProvenAt: AT,
    webhookMessage: "Sonarr no longer has the tracker's webhook: register it again.",
    webhookMessageCode: "WEBHOOK_LOST",
    webhookMessageParams: '{"service":"Sonarr"}',
    lastDeliveryAt: AT,
  });
  const report = {
    step: "Done",
    stepCode: "SYNC_DONE",
    stepParams: "{}",
    messages: JSON.stringify([toCoded({ code: "SYNC_FAILED", params: {} })]),
    by: "Ada",
  };
  const sync = { ...report, status: "DONE", done: 1, total: 1, startedAt: AT, endedAt: AT };
  await store.write(async (tx) => {
    await tx.auditEntry.create({
      data: { at: AT, lastAt: AT, event: "SIGNED_IN", token: "a script", count: 2 },
    });
    await tx.sync.create({ data: { ...sync, id: "sync", kind: "BUTTON" } });
    for (const subject of SUBJECTS)
      await tx.sync.create({
        data: {
          ...sync,
          id: idOf("sync", subject),
          kind: "REQUEST",
          requestId: requestId(subject),
        },
      });
  });
}

/** As many requests as it takes to say how long a stage usually lasts. */
async function makePast(door: FrontDoor): Promise<void> {
  const { make, store } = door;
  await makeJourneys(door);
  const day = toDay(new Date());
  for (let made = 0; made < 5; made += 1) {
    const { id } = await make.request({ updatedAt: new Date() });
    await make.transition(id, { to: "REQUESTED", at: AT });
    await make.transition(id, { from: "REQUESTED", to: "APPROVED", at: new Date() });
    const visit = { requestId: id, enteredDay: day, mediaType: "TV", isAnime: false };
    const left = { leftDay: day, seconds: 60, service: "sonarr", indexer: "The indexer" };
    await store.write((tx) =>
      tx.stageVisit.createMany({
        data: [
          { ...visit, ...left, ordinal: 0, state: "GRABBING" },
          { ...visit, ordinal: 1, state: "AVAILABLE" },
        ],
      }),
    );
  }
}

const JOURNEY = { mediaType: "TV", isAnime: false, is4k: false, isSeason: true };

/** As many journeys as it takes to forecast the others, each forecast and scored. */
async function makeJourneys({ make, store }: FrontDoor): Promise<void> {
  for (let made = 1; made <= MIN_JOURNEYS; made += 1) {
    const { id } = await make.request({ updatedAt: new Date() });
    const range = { requestEarliest: AT, requestLatest: AT, grabEarliest: AT, grabLatest: AT };
    // Longer than the others wait already.
    const begin = new Date(Date.UTC(1990, 0, made));
    const passed = { approvedAt: begin, grabbedAt: begin, downloadedAt: begin };
    const times = { startedAt: begin, ...passed, endedAt: AT };
    await store.write((tx) =>
      tx.journey.createMany({ data: [{ ...JOURNEY, ...range, ...times, requestId: id }] }),
    );
  }
}

/** Nothing is forecast of a request while somebody has to act. */
async function letForecast({ store }: FrontDoor): Promise<void> {
  const ids = SUBJECTS.map(requestId);
  await store.write(async (tx) => {
    await tx.mediaRequest.updateMany({
      where: { id: { in: ids } },
      data: { problemCode: "STILL_SEARCHING" },
    });
    await tx.journey.createMany({
      data: ids.map((id) => ({ ...JOURNEY, requestId: id, startedAt: AT })),
    });
  });
}

const REQUESTERS: Readonly<Record<Subject, number>> = { mine: 7, followed: 8, other: 9 };

async function makeRequest(door: FrontDoor, subject: Subject): Promise<void> {
  const { make, store } = door;
  const id = requestId(subject);
  await make.request({
    id,
    title: `Title ${subject}`,
    originalTitle: `原題 ${subject}`,
    year: 2026,
    tmdbId: 1,
    tvdbId: 2,
    imdbId: "tt0000003",
    anidbIds: "[4]",
    seasons: "[1]",
    requestedBy: requesterName(subject),
    arrService: "sonarr",
    requesterId: REQUESTERS[subject],
    posterUrl: "https://image.tmdb.org/t/p/w500/poster.jpg",
    backdropUrl: "https://image.tmdb.org/t/p/w1280/backdrop.jpg",
    overview: "What it is about.",
    runtimeMinutes: 24,
    genres: '["Drama"]',
    arrSlug: "a-title",
    watchUrl: "https://jellyfin.example/web/#/details?id=1",
    stateReason: "words of a service",
    eta: AT,
    downloadEta: AT,
    nextAirDate: AT,
    helpAskedAt: AT,
    helpAskedBy: "The one who asked",
    problemCode: PROBLEM.code,
    ownProblem: JSON.stringify(PROBLEM),
    version: BigInt(1 + SUBJECTS.indexOf(subject)),
    updatedAt: new Date(),
  });
  const unit = await make.unit(id, {
    id: idOf("unit", subject),
    title: "Episode",
    absoluteNumber: 5,
    tvdbId: 6,
    airDate: AT,
    stateReason: "words of a service",
    watchUrl: "https://jellyfin.example/web/#/details?id=2",
    problemCode: PROBLEM.code,
    problemSince: AT,
    problemMessage: PROBLEM.message,
    problemParams: JSON.stringify(PROBLEM.params),
    problemDetail: JSON.stringify(PROBLEM.detail),
    problemActions: JSON.stringify(PROBLEM.actions),
    problemUntil: AT,
  });
  const download = await make.download({
    id: idOf("download", subject),
    downloadId: "ABCDEF",
    state: "QUEUED",
    title: "Secret.Release.S01.1080p.GERMAN.EngSubs-GROUP",
    client: "qBittorrent",
    protocol: "torrent",
    quality: "WEBDL-1080p",
    indexer: "Secret indexer",
    size: 1_000n,
    speed: 10,
    eta: AT,
  });
  await make.attempt(unit.id, download.id, { fileName: "Secret.mkv", fileSize: 1_000n });
  await makeHistory(door, subject);
  const deletion = { title: "Title", mediaType: "TV", by: "Ada", deleteFiles: true, size: 1n };
  const item = { kind: "FILE", name: "/media/Secret.mkv", size: 1 };
  const kept = { service: "sonarr", serviceName: "Sonarr", what: "season 2", reason: "kept" };
  const what = { whatCode: "THE_SEASON", whatParams: { season: 2 } };
  const reason = { message: "kept", messageCode: "REQUESTED_TOO", messageParams: { by: "Ada" } };
  await store.write(async (tx) => {
    await tx.deletion.create({
      data: {
        ...deletion,
        ...DATED,
        id: idOf("deletion", subject),
        requestId: id,
        year: 2026,
        seasons: "[1]",
        posterUrl: "https://image.tmdb.org/t/p/w500/poster.jpg",
        status: "INCOMPLETE",
        reason: "Sonarr still has it.",
        reasons: JSON.stringify([toCoded({ code: "STILL_HAS", params: { service: "Sonarr" } })]),
        kept: JSON.stringify([{ ...kept, ...what, reasons: [reason] }]),
        startsAt: AT,
        nextTryAt: AT,
        endedAt: AT,
        steps: {
          create: {
            id: idOf("step", subject),
            ordinal: 1,
            kind: "FILES",
            service: "sonarr",
            serviceName: "Sonarr",
            status: "FAILED",
            message: "Sonarr still has it.",
            messageCode: "STILL_HAS",
            messageParams: '{"service":"Sonarr"}',
            items: JSON.stringify([item]),
            doneAt: AT,
            verifiedAt: AT,
            updatedAt: AT,
          },
        },
      },
    });
    await tx.actionRecord.create({
      data: {
        id: idOf("action", subject),
        requestId: id,
        kind: "SEARCH",
        service: "sonarr",
        by: "Ada",
        status: "WORKED",
        message: "Sonarr searches again.",
        messageCode: "SEARCH_STARTED",
        messageParams: '{"service":"Sonarr"}',
        sequence: 1n,
        createdAt: AT,
        endedAt: AT,
      },
    });
  });
}

async function makeHistory({ make, store, account }: FrontDoor, subject: Subject): Promise<void> {
  const id = requestId(subject);
  const delivery = await make.delivery({
    event: "Grab",
    status: "IGNORED",
    message: "nothing to track in it",
    messageCode: "NOTHING_TO_TRACK",
    messageParams: "{}",
    body: Buffer.from('{"eventType":"Grab"}'),
  });
  await store.write((tx) =>
    tx.deliverySubject.create({
      data: {
        deliveryId: delivery.id,
        requestId: id,
        title: "Secret title",
        year: 2020,
        episodes: '[{"season":1,"number":1}]',
        searchText: "secret title",
      },
      select: { deliveryId: true },
    }),
  );
  const line = {
    unitId: idOf("unit", subject),
    from: "REQUESTED",
    message: "Sonarr grabbed a release, from Secret indexer",
    messageCode: "RELEASE_GRABBED",
    messageParams:
      '{"service":"Sonarr","episodes":1,"isAnother":false,"size":null,"indexer":"Secret indexer","releaseTitle":"Secret release","reason":null}',
  };
  await make.transition(id, { ...line, deliveryId: delivery.id });
  await make.transition(id, { ...line, to: "GRABBING", evidence: '{"eventType":"Grab"}' });
  const link = { requestId: id, createdAt: AT, lastUsedAt: AT };
  await store.write(async (tx) => {
    for (const creatorId of ["viewer", "requester"])
      await tx.shareLink.create({
        data: {
          ...link,
          id: `link-${subject}-${creatorId}`,
          tokenHash: `hash-${subject}-${creatorId}`,
          token: account.cipher.encrypt(`token-${subject}-${creatorId}`, [
            "ShareLink",
            `link-${subject}-${creatorId}`,
            "token",
          ]),
          creatorId,
          expiresAt: new Date("2999-01-01T00:00:00Z"),
        },
      });
  });
}

function makeFolderWithBackup(): string {
  const dataDir = makeDatabaseFolder();
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  mkdirSync(join(dataDir, "backups"));
  writeFileSync(join(dataDir, "backups", BACKUP_NAME), "what a backup holds");
  return dataDir;
}
