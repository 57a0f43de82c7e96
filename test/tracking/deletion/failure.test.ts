import { expect, it, vi } from "vitest";
import type { IntegrationErrorCode } from "../../../server/integrations/port/error.ts";
import { deletionColumns } from "../../../server/store/column/deletion.ts";
import { deleteRequest } from "../../../server/tracking/deletion/delete-request.ts";
import { previewDeletion } from "../../../server/tracking/deletion/preview.ts";
import { retryDeletion } from "../../../server/tracking/deletion/retry-deletion.ts";
import { ADA } from "../../support/actor.ts";
import { openTestStore } from "../../support/database.ts";
import { addShow, createEnvironment } from "./environment.ts";
import { addRequest, MINE, OTHER, startEnvironmentTracker } from "./tracker.ts";

/** Down, 401, 500, slow, 404. */
const CODES: readonly IntegrationErrorCode[] = [
  "unreachable",
  "auth",
  "server-error",
  "timeout",
  "not-found",
];

/** Steps that have to wait for each service; the rest is done at once. */
const HELD: Readonly<Record<string, readonly string[]>> = {
  seerr: ["REQUEST"],
  sonarr: ["UNMONITOR", "DOWNLOADS", "FILES", "MATCHING", "LIBRARY", "REQUEST"],
  qbittorrent: ["DOWNLOADS"],
  shoko: ["MATCHING"],
  jellyfin: ["LIBRARY"],
};
const KINDS = ["UNMONITOR", "DOWNLOADS", "FILES", "MATCHING", "LIBRARY", "REQUEST"];

async function open() {
  const environment = createEnvironment();
  addShow(environment, MINE);
  addShow(environment, OTHER);
  const store = await openTestStore();
  const requestId = await addRequest(store, MINE);
  await addRequest(store, OTHER);
  const tracker = await startEnvironmentTracker(store, environment);
  const find = (id: string) =>
    store.read.deletion.findUniqueOrThrow({
      where: { id },
      include: { steps: { orderBy: { ordinal: "asc" } } },
    });
  const remove = (previewId: string | null = null) =>
    deleteRequest(tracker.context, { requestId, deleteFiles: true, previewId, by: ADA });
  return { environment, store, requestId, tracker, find, remove };
}

for (const [slug, held] of Object.entries(HELD)) {
  for (const when of ["from the start", "once it was confirmed"]) {
    it(`${slug} that fails ${when} holds up only what needs it, and a retry completes it`, async () => {
      for (const code of CODES) {
        const { environment, store, requestId, tracker, find, remove } = await open();
        if (when === "from the start") environment.failures.set(slug, code);
        const shown = await previewDeletion(tracker.context, { requestId, deleteFiles: true });
        expect(shown.unseen).toHaveLength(when === "from the start" ? 1 : 0);
        environment.failures.set(slug, code);
        const id = await remove(shown.id);
        await vi.waitFor(async () => expect((await find(id)).status).toBe("INCOMPLETE"));
        const half = await find(id);
        expect(half.steps.map(({ kind }) => kind)).toEqual(KINDS);
        for (const { kind, status } of half.steps) {
          const isDone = ["VERIFIED", "NOT_FOUND", "NOT_APPLICABLE"].includes(status);
          // Nobody has said yet who else needs the download.
          const isUnsaid = slug === "sonarr" && when === "from the start" && kind === "DOWNLOADS";
          expect([code, kind, isDone]).toEqual([code, kind, !held.includes(kind) && !isUnsaid]);
        }
        expect(half.reason).toContain(`it fails (${code})`);
        expect(
          (await store.read.mediaRequest.findUniqueOrThrow({ where: { id: requestId } })).state,
        ).toBe("DELETED");

        environment.failures.clear();
        await retryDeletion(tracker.context, { id, by: ADA }).catch(() => undefined);
        await vi.waitFor(async () => expect((await find(id)).status).toBe("COMPLETE"), 10_000);
        expect(new Set(environment.effects).size).toBe(environment.effects.length);
        expect(environment.effects.some((effect) => effect.includes("Other"))).toBe(false);
        expect([...environment.series.keys()]).toEqual([OTHER.id]);
        expect([...environment.torrents.keys()]).toEqual([OTHER.downloadId.toLowerCase()]);
        expect([...environment.matches.keys()]).toEqual([OTHER.id]);
        expect([...environment.shown]).toEqual(["/tv/Other/S01E01.mkv"]);
        expect([...environment.requests.keys()]).toEqual([OTHER.requestId]);
        expect([...environment.media]).toEqual([OTHER.id]);
        await tracker.stop();
        await store.close();
      }
    });
  }
}

it("an arr that fails after it reported who needs what does not prevent the client's removal, and nothing is removed twice", async () => {
  const { environment, requestId, tracker, find, remove } = await open();
  const shown = await previewDeletion(tracker.context, { requestId, deleteFiles: true });
  environment.failures.set("sonarr", "unreachable");
  const id = await remove(shown.id);
  await vi.waitFor(async () => expect((await find(id)).status).toBe("INCOMPLETE"));
  expect(environment.effects).toEqual(["remove download Mine S01", "withdraw 1"]);
  await tracker.stop();
});

it("removes no download while an arr cannot say who else needs it, and names the arr", async () => {
  const { environment, tracker, find, remove } = await open();
  environment.failures.set("radarr", "unreachable");
  const id = await remove();
  await vi.waitFor(async () => expect((await find(id)).status).toBe("INCOMPLETE"));
  expect((await find(id)).reason).toMatch(/another title needs.*radarr: /i);
  expect(environment.effects).not.toContain("remove download Mine S01");
  expect(environment.effects).toContain("remove title Mine");
  environment.failures.clear();
  await vi.waitFor(async () => expect((await find(id)).status).toBe("COMPLETE"), 10_000);
  expect(environment.effects).toContain("remove download Mine S01");
  await tracker.stop();
});

it("waits while the client does not report where the data is, and so who shares it", async () => {
  const { environment, tracker, find, remove } = await open();
  const key = MINE.downloadId.toLowerCase();
  const torrent = environment.torrents.get(key);
  if (torrent === undefined) throw new Error("no torrent");
  environment.torrents.set(key, { ...torrent, isUnlocated: true });
  const id = await remove();
  await vi.waitFor(async () => expect((await find(id)).tries).toBeGreaterThan(1), 10_000);
  const step = (await find(id)).steps.find(({ kind }) => kind === "DOWNLOADS");
  expect(step).toMatchObject({
    status: "PENDING",
    message: expect.stringMatching(/shares its data/),
  });
  expect(environment.torrents.has(key)).toBe(true);
  environment.torrents.set(key, torrent);
  await vi.waitFor(async () => expect((await find(id)).status).toBe("COMPLETE"), 10_000);
  expect(environment.torrents.has(key)).toBe(false);
  await tracker.stop();
});

it("does not believe a client's first empty list", async () => {
  const { environment, requestId, tracker, find, remove } = await open();
  const shown = await previewDeletion(tracker.context, { requestId, deleteFiles: true });
  const torrents = [...environment.torrents];
  environment.torrents.clear();
  const id = await remove(shown.id);
  const step = async () => (await find(id)).steps.find(({ kind }) => kind === "DOWNLOADS");
  await vi.waitFor(async () => expect((await step())?.tries).toBeGreaterThan(0), {
    interval: 2,
  });
  expect(await step()).toMatchObject({
    status: "PENDING",
    message: expect.stringMatching(/does not list what it had/),
  });
  for (const [key, torrent] of torrents) environment.torrents.set(key, torrent);
  await vi.waitFor(async () => expect((await find(id)).status).toBe("COMPLETE"), 10_000);
  expect(environment.effects).toContain("remove download Mine S01");
  expect([...environment.torrents.keys()]).toEqual([OTHER.downloadId.toLowerCase()]);
  await tracker.stop();
});

it("settles a download that somebody else removed after missing it twice", async () => {
  const { environment, requestId, tracker, find, remove } = await open();
  const shown = await previewDeletion(tracker.context, { requestId, deleteFiles: true });
  environment.torrents.delete(MINE.downloadId.toLowerCase());
  const id = await remove(shown.id);
  await vi.waitFor(async () => expect((await find(id)).status).toBe("COMPLETE"), 10_000);
  const { steps, inventory } = await find(id);
  const step = steps.find(({ kind }) => kind === "DOWNLOADS");
  expect(step).toMatchObject({ status: "VERIFIED", intentAt: null });
  const first = new Date(
    deletionColumns.inventory.load({ id: "", inventory }).absentSince["qbittorrent"] ?? "never",
  );
  const waited = (step?.verifiedAt?.getTime() ?? 0) - first.getTime();
  expect(waited).toBeGreaterThanOrEqual(2 * 60_000);
  await tracker.stop();
});

it("leaves a title alone that has the same id in a rebuilt arr", async () => {
  const { environment, requestId, tracker, find, remove } = await open();
  const shown = await previewDeletion(tracker.context, { requestId, deleteFiles: true });
  const other = environment.series.get(OTHER.id);
  if (other === undefined) throw new Error("no series");
  environment.series.clear();
  environment.series.set(MINE.id, { ...other, id: MINE.id });
  const id = await remove(shown.id);
  await vi.waitFor(async () => expect((await find(id)).steps[2]?.status).toBe("VERIFIED"), 10_000);
  expect(environment.effects.some((effect) => effect.includes("Other"))).toBe(false);
  expect([...environment.series.values()]).toMatchObject([{ title: "Other", isMonitored: true }]);
  await tracker.stop();
});

it("retries with growing pauses until it succeeds", async () => {
  const { environment, tracker, find, remove } = await open();
  environment.failures.set("jellyfin", "timeout");
  const id = await remove();
  await vi.waitFor(async () => expect((await find(id)).tries).toBeGreaterThan(3), 10_000);
  environment.failures.clear();
  await vi.waitFor(async () => expect((await find(id)).status).toBe("COMPLETE"), 10_000);
  const library = (await find(id)).steps.find(({ kind }) => kind === "LIBRARY");
  expect(library).toMatchObject({ status: "VERIFIED" });
  await tracker.stop();
});

it("does not show a request as deleted while Seerr refuses to withdraw it", async () => {
  const { environment, store, requestId, tracker, find } = await open();
  const approvalOf = async () =>
    (await store.read.mediaRequest.findUniqueOrThrow({ where: { id: requestId } })).approvalState;
  const before = await approvalOf();
  environment.failures.set("seerr", "refused");
  const id = await deleteRequest(tracker.context, {
    requestId,
    deleteFiles: false,
    previewId: null,
    by: ADA,
  });
  await vi.waitFor(async () => expect((await find(id)).status).toBe("INCOMPLETE"), 10_000);
  expect(before).not.toBe("DELETED");
  expect(await approvalOf()).toBe(before);

  // The next round comes by itself.
  environment.failures.clear();
  await vi.waitFor(async () => expect((await find(id)).status).toBe("COMPLETE"), 10_000);
  expect(await approvalOf()).toBe("DELETED");
  await tracker.stop();
});
