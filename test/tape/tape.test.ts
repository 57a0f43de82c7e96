import { expect, it } from "vitest";
import { createLog } from "../../server/log.ts";
import { compareHistory } from "../../server/tape/compare-history.ts";
import { replayTape } from "../../server/tape/replay-tape.ts";
import { readTape, type Tape } from "../../server/tape/tape.ts";
import { API_KEYS, QBITTORRENT_LOGIN } from "../../simulator/service/access.ts";
import { A1_MOVIE, A4_PACK, A6_LYCORIS_RECOIL } from "../../simulator/stories/happy-path.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { openTestStore } from "../support/database.ts";
import { HOOK_SECRET } from "../support/front-door.ts";
import { untilState } from "../support/request.ts";
import { FAILED_DOWNLOAD } from "./failed-download.ts";

const STORIES = [A1_MOVIE, A4_PACK, A6_LYCORIS_RECOIL, FAILED_DOWNLOAD];

async function exportRequest(testApp: TestApp, title: string): Promise<string> {
  const { id } = await untilState(testApp, title, "AVAILABLE");
  const response = await fetch(`${testApp.app.url}/api/requests/${id}/tape`, {
    headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
  });
  expect(response.status).toBe(200);
  return response.text();
}

it("replayed, the tape of a movie, a season pack, an anime and a failure gives the recorded history", async () => {
  const testApp = await startTestApp();
  await testApp.app.tracker.context.reconciler.idle();
  await Promise.all(STORIES.map((story) => testApp.stack.play(story)));
  for (const { title } of STORIES) {
    const tape = readTape(await exportRequest(testApp, title.title));
    expect(tape.completeSince, title.title).toBeNull();
    expect(tape.transitions.length).toBeGreaterThan(5);
    // Polls and webhooks, and nothing that changed nothing.
    expect(new Set(tape.entries.map(({ kind }) => kind)).size).toBe(2);
    expect(compareHistory(tape, await replay(tape)), title.title).toBeNull();
    if (title === A1_MOVIE.title) expect(await replayOtherwise(tape)).not.toBeNull();
  }
});

async function replay(tape: Tape) {
  const store = await openTestStore();
  return replayTape(tape, store);
}

/** Without the import, the history is another one. */
async function replayOtherwise(tape: Tape) {
  const entries = tape.entries.filter((entry) =>
    entry.kind === "delivery" ? entry.event !== "Download" : entry.observation.kind !== "imported",
  );
  return compareHistory(tape, await replay({ ...tape, entries }));
}

const PLANTED = {
  apiKey: "pl4nted-api-key-0001",
  passkey: "pl4ntedpasskey0002",
  bearer: "pl4nted.bearer.0003",
  webhookToken: "pl4nted-hook-token-0004",
  password: "pl4nted-pass-0005",
  magnetTracker: "tracker.pl4nted0006.example",
  indexer: "indexer.pl4nted0007.example",
  email: "pl4nted0008@mail.example",
  person: "Pl4nted Person",
  host: "sonarr.pl4nted0009.example",
  address: "10.20.30.40",
  homeFolder: "/home/pl4nted0010",
} as const;

const DIRTY = [
  `https://user:${PLANTED.password}@${PLANTED.indexer}/dl?apikey=${PLANTED.apiKey}&passkey=${PLANTED.passkey}`,
  `magnet:?xt=urn:btih:${"ab".repeat(20)}&tr=udp://${PLANTED.magnetTracker}:80/${PLANTED.passkey}/announce`,
  `Authorization: Bearer ${PLANTED.bearer}, X-Webhook-Token: ${PLANTED.webhookToken}`,
  `connect ECONNREFUSED ${PLANTED.address}:8989, ${PLANTED.host}:8989`,
  `${PLANTED.email} asked, by ${PLANTED.person}`,
  `${PLANTED.homeFolder}/media`,
].join(" | ");

const log = createLog("warn", { write: () => undefined });

it("holds none of the planted secrets, nor do the diagnostics", async () => {
  const testApp = await startTestApp({
    log,
    env: { SONARR_EXTERNAL_URL: `https://${PLANTED.host}` },
  });
  const { app, stack } = testApp;
  await app.tracker.context.reconciler.idle();
  await app.store.write((tx) =>
    tx.person.create({
      data: { id: "planted", name: PLANTED.person, role: "VIEWER", createdAt: new Date() },
    }),
  );
  const { title } = FAILED_DOWNLOAD;
  // In a polled answer: the reason of the failure is read from the history of Radarr.
  const steps = FAILED_DOWNLOAD.steps.map((step) =>
    step.do === "fail" ? { ...step, message: DIRTY } : step,
  );
  await stack.play({ ...FAILED_DOWNLOAD, steps });
  const { tmdbId } = (await app.store.read.mediaRequest.findFirstOrThrow()) as { tmdbId: number };
  // In the body of a webhook, and in the log.
  const posted = await testApp.post("radarr", {
    eventType: "Grab",
    movie: { id: 1, title: title.title, year: 2022, tmdbId, folderPath: `${PLANTED.homeFolder}/x` },
    release: { releaseTitle: "X", indexer: DIRTY, downloadUrl: DIRTY, guid: DIRTY },
    apiKey: PLANTED.apiKey,
    requestedBy_email: PLANTED.email,
    [PLANTED.host]: DIRTY,
    downloadId: "A".repeat(40),
  });
  expect(posted.status).toBe(202);
  await app.tracker.idle();
  log.warn({ err: new Error(DIRTY), apiKey: PLANTED.apiKey }, DIRTY);

  const tape = await exportRequest(testApp, title.title);
  const diagnostics = JSON.stringify((await testApp.query("{ diagnostics }")).diagnostics);
  const secrets = {
    ...PLANTED,
    ...API_KEYS,
    hookSecret: HOOK_SECRET,
    login: QBITTORRENT_LOGIN.password,
    adminToken: ADMIN_TOKEN,
    requester: "mika",
    serviceAddress: new URL(stack.urls.sonarr).host,
  };
  for (const [name, secret] of Object.entries(secrets)) {
    expect(tape.toLowerCase().includes(secret.toLowerCase()), `${name} in the tape`).toBe(false);
    expect(
      diagnostics.toLowerCase().includes(secret.toLowerCase()),
      `${name} in the diagnostics`,
    ).toBe(false);
  }
  // What was planted did get there.
  expect(tape).toContain("magnet:?xt=urn:btih:");
  expect(diagnostics).toContain("ECONNREFUSED");
  expect(compareHistory(readTape(tape), await replay(readTape(tape)))).toBeNull();
});
