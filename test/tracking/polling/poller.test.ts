import { expect, it, onTestFinished } from "vitest";
import type { Observation } from "../../../server/domain/observation/observation.ts";
import type { ServiceKind } from "../../../server/domain/service-kind.ts";
import { IntegrationError } from "../../../server/integrations/port/error.ts";
import type { Integration } from "../../../server/integrations/port/integration.ts";
import type { PushListener } from "../../../server/integrations/port/poll.ts";
import type { Store } from "../../../server/store/store.ts";
import { createSecretCipher } from "../../../server/tracking/core/secrets.ts";
import { startTracker } from "../../../server/tracking/tracker.ts";
import { openTestStore } from "../../support/database.ts";
import { createFactory } from "../../support/factory.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { deadConnection, silentLog } from "../../support/tracking.ts";

const MINUTE = 60_000;

type Asked = Record<"check" | "poll", number>;

interface Fake {
  /** How often it was asked what. */
  readonly asked: Asked;
  /** Answers each call; rejects: it is down. */
  answer: () => Promise<void>;
  /** What its polls report. */
  observations: readonly Observation[];
  push: PushListener | null;
}

/** A tracker at its usual pace over services that only count. */
async function start(kinds: readonly ServiceKind[], store?: Store) {
  const clock = createManualClock();
  const fakes = new Map<string, Fake>();
  const tracker = await startTracker({
    store: store ?? (await openTestStore()),
    clock,
    log: silentLog,
    connections: kinds.map(deadConnection),
    integrate: ({ slug, kind }): Integration => {
      const fake: Fake = {
        asked: { check: 0, poll: 0 },
        answer: async () => undefined,
        observations: [],
        push: null,
      };
      fakes.set(slug, fake);
      return {
        slug,
        kind,
        async check() {
          fake.asked.check += 1;
          await fake.answer();
          return { version: "1" };
        },
        async poll({ cursor }) {
          fake.asked.poll += 1;
          // As it was when it was asked, however long the answer takes.
          const { observations } = fake;
          await fake.answer();
          return { observations, cursor };
        },
        push: (listener) => void (fake.push = listener),
      };
    },
    cipher: createSecretCipher("secret-one-0123456789"),
    pace: { pollSeconds: 2, verifySeconds: 15, reconcileSeconds: 60 },
    publicUrl: null,
    webhookToken: null,
  });
  onTestFinished(() => tracker.stop());
  const fakeOf = (kind: ServiceKind): Fake => {
    const fake = fakes.get(kind.toLowerCase());
    if (fake === undefined) throw new Error(`no ${kind} here`);
    return fake;
  };
  return { clock, tracker, fakeOf };
}

it("polls services with possible news once a minute, and only checks the health of the others", async () => {
  const { clock, fakeOf } = await start(["SEERR", "SONARR", "QBITTORRENT", "SHOKO", "JELLYFIN"]);

  await clock.advance(10 * MINUTE);

  for (const kind of ["SEERR", "SONARR"] as const) {
    const { check, poll } = fakeOf(kind).asked;
    expect(check).toBe(1);
    expect(poll).toBeGreaterThan(8);
    expect(poll).toBeLessThan(12);
  }
  for (const kind of ["QBITTORRENT", "SHOKO", "JELLYFIN"] as const) {
    const { check, poll } = fakeOf(kind).asked;
    expect(poll).toBe(0);
    expect(check).toBeGreaterThan(1);
    expect(check).toBeLessThan(4);
  }
});

it("polls the download client every two seconds while something downloads", async () => {
  const store = await openTestStore();
  const make = createFactory(store);
  const request = await make.request();
  const unit = await make.unit(request.id, { state: "DOWNLOADING" });
  const download = await make.download({ downloadId: "ABC", downloadKey: "abc" });
  await make.attempt(unit.id, download.id);
  const { clock, fakeOf } = await start(["QBITTORRENT"], store);

  await clock.advance(MINUTE);

  const { poll } = fakeOf("QBITTORRENT").asked;
  expect(poll).toBeGreaterThan(25);
  expect(poll).toBeLessThan(32);
});

/** An imported movie that Jellyfin plays. */
async function startWithShownMovie() {
  const store = await openTestStore();
  const make = createFactory(store);
  const request = await make.request({
    mediaType: "MOVIE",
    tmdbId: 5,
    arrService: "radarr",
    arrId: 7,
  });
  const movie = { season: null, number: null, state: "IMPORTING" } as const;
  const unit = await make.unit(request.id, { ...movie, fileId: 3, filePath: "/movies/one.mkv" });
  await make.attempt(unit.id, null, { step: "IMPORTING", fileId: 3 });
  const { clock, fakeOf } = await start(["RADARR", "JELLYFIN"], store);
  await clock.advance(1_000);
  const keys = { mediaType: "MOVIE", arr: { service: "radarr", id: 7 }, fileId: 3 } as const;
  const polled = { channel: "POLL", event: "poll", at: null, keys } as const;
  fakeOf("JELLYFIN").observations = [
    { ...polled, service: "jellyfin", kind: "playable", playable: { itemId: "x" } },
  ];
  const stateOf = async () => (await store.read.unit.findFirstOrThrow()).state;
  return { clock, store, fakeOf, polled, stateOf };
}

it("asks the arr again before a unit becomes AVAILABLE, once for each file", async () => {
  const { clock, store, fakeOf, polled } = await startWithShownMovie();
  const [radarr, jellyfin] = [fakeOf("RADARR"), fakeOf("JELLYFIN")];
  radarr.observations = [
    { ...polled, service: "radarr", kind: "file-deleted", reason: "missingFromDisk" },
  ];
  const before = radarr.asked.poll;

  await clock.advance(45_000);

  expect(jellyfin.asked.poll).toBeGreaterThan(2);
  expect(radarr.asked.poll).toBe(before + 1);
  const { state, missingSince } = await store.read.unit.findFirstOrThrow();
  expect([state, missingSince === null]).toEqual(["IMPORTING", false]);
});

it("lets no unit become AVAILABLE while its arr does not respond, for five minutes", async () => {
  const { clock, fakeOf, stateOf } = await startWithShownMovie();
  const radarr = fakeOf("RADARR");
  radarr.answer = () => Promise.reject(new IntegrationError("radarr", "unreachable", "is down"));

  await clock.advance(4 * MINUTE);
  expect(await stateOf()).toBe("IMPORTING");
  await clock.advance(2 * MINUTE);
  expect(await stateOf()).toBe("AVAILABLE");
});

it("lets a unit become AVAILABLE as soon as its arr responds again", async () => {
  const { clock, fakeOf, stateOf } = await startWithShownMovie();
  const radarr = fakeOf("RADARR");
  radarr.answer = () => Promise.reject(new IntegrationError("radarr", "unreachable", "is down"));
  await clock.advance(MINUTE);
  expect(await stateOf()).toBe("IMPORTING");

  radarr.answer = async () => undefined;
  await clock.advance(2 * MINUTE);
  expect(await stateOf()).toBe("AVAILABLE");
});

it("runs one poll per service at a time, whatever hints arrive", async () => {
  const { clock, tracker, fakeOf } = await start(["SONARR"]);
  await clock.advance(1_000);
  const sonarr = fakeOf("SONARR");
  const { promise, resolve } = Promise.withResolvers<void>();
  sonarr.answer = () => promise;
  const { hint } = tracker.context.services.running.get("sonarr") ?? { hint: () => undefined };

  for (let second = 0; second < 300; second += 1) {
    hint();
    await clock.advance(1_000);
  }
  expect(sonarr.asked.poll).toBe(2);

  resolve();
  sonarr.answer = async () => undefined;
  await clock.advance(1_000);
  expect(sonarr.asked.poll).toBe(3);
});

it("backs off from a failing service, whatever hints arrive", async () => {
  const { clock, tracker, fakeOf } = await start(["QBITTORRENT"]);
  const client = fakeOf("QBITTORRENT");
  client.answer = () => Promise.reject(new Error("down"));

  for (let minute = 0; minute < 10; minute += 1) {
    tracker.context.services.running.get("qbittorrent")?.hint();
    await clock.advance(MINUTE);
  }
  // At 0, 4, 12, 28 and 60 s, then each minute; a slow machine may lose one at the end.
  expect(client.asked.check).toBeGreaterThan(11);
  expect(client.asked.check).toBeLessThan(15);

  client.answer = async () => undefined;
  await clock.advance(MINUTE);
  const row = () => tracker.context.store.read.service.findFirstOrThrow();
  expect(await row()).toMatchObject({ status: "UP", message: null });
});

it("checks a service once when its push connection drops", async () => {
  const { clock, tracker, fakeOf } = await start(["SHOKO"]);
  await clock.advance(1_000);
  const shoko = fakeOf("SHOKO");
  shoko.push?.onConnected(true);
  await clock.advance(1_000);
  const { check } = shoko.asked;
  shoko.answer = () => Promise.reject(new Error("down"));

  for (let time = 0; time < 5; time += 1) {
    shoko.push?.onConnected(false);
    await clock.advance(100);
  }

  expect(shoko.asked.check).toBe(check + 1);
  expect(await tracker.context.store.read.service.findFirstOrThrow()).toMatchObject({
    status: "DOWN",
  });
});

it("does not take a decision back that a webhook reported while Seerr was asked", async () => {
  const store = await openTestStore();
  const make = createFactory(store);
  const request = await make.request({
    mediaType: "MOVIE",
    originId: "7",
    originService: "seerr",
    approvalState: "REQUESTED",
    state: "REQUESTED",
  });
  await make.unit(request.id, { season: null, number: null, state: "REQUESTED" });
  const { clock, fakeOf } = await start(["SEERR"], store);
  const seerr = fakeOf("SEERR");
  await clock.advance(1_000);
  const keys = { mediaType: "MOVIE", requestId: "7" } as const;
  const polled = { service: "seerr", channel: "POLL", event: "request", at: null, keys } as const;
  seerr.observations = [{ ...polled, kind: "requested", origin: "seerr" }];
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const before = seerr.asked.poll;
  seerr.answer = () => answered;
  const polling = clock.advance(2 * MINUTE);
  await expect.poll(() => seerr.asked.poll).toBeGreaterThan(before);

  const reason = { code: "DECLINED_BY", params: { by: "ann", comment: "seen it" } } as const;
  seerr.push?.onObservations([{ ...polled, channel: "WEBHOOK", kind: "declined", reason }]);
  const stateOf = () => store.read.mediaRequest.findUniqueOrThrow({ where: { id: request.id } });
  await expect.poll(async () => (await stateOf()).state).toBe("DECLINED");
  seerr.observations = [{ ...polled, kind: "declined" }];
  answer();
  await polling;
  await clock.advance(2 * MINUTE);

  expect(await stateOf()).toMatchObject({
    state: "DECLINED",
    stateReason: "declined by ann: seen it",
  });
  expect(await store.read.transition.findMany({ select: { to: true } })).toEqual([
    { to: "DECLINED" },
  ]);
});
