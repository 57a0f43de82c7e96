import { describe, expect, it } from "vitest";
import { z } from "zod";
import { toTransferFiles } from "../../../../server/integrations/download-client/common/files.ts";
import { createQbittorrentAdapter } from "../../../../server/integrations/download-client/qbittorrent/adapter.ts";
import { applyMaindata } from "../../../../server/integrations/download-client/qbittorrent/maindata-sync.ts";
import {
  readTorrent,
  toListedFile,
} from "../../../../server/integrations/download-client/qbittorrent/mapper.ts";
import {
  QbittorrentFileList,
  QbittorrentMaindata,
  QbittorrentTorrent,
} from "../../../../server/integrations/download-client/qbittorrent/payload.ts";
import { readFixture } from "../../../support/fixture.ts";
import type { AnyFacts } from "../../../support/observation.ts";
import { createTestClock, follow } from "../common/support.ts";
import { connectionTo, createFakeQbittorrent, depsFor } from "./fake-qbittorrent.ts";

const PACK = "615a580dd64523d9cd7945dffa66269beda3723d";
const MAGNET = "7a5837601a76eaf103f2fbd6ff124881458b2a22";

function load<T>(schema: z.ZodType<T>, name: string): T {
  return schema.parse(readFixture(`qbittorrent/${name}`));
}

const Exchange = z.object({
  exchange: z.array(
    z.object({
      t: z.number(),
      request: z.object({ path: z.string(), cookie: z.string().optional() }),
      response: z.object({ status: z.number(), json: z.unknown().optional() }),
    }),
  ),
});

/** Polls once for each recorded `sync/maindata`, at its time, and returns the observations. */
async function replay(version: string) {
  const { exchange } = load(Exchange, `wire/exchange-${version}.json`);
  const fake = createFakeQbittorrent({ style: version.startsWith("4") ? "5.1" : "5.2" });
  const clock = createTestClock();
  const adapter = createQbittorrentAdapter(connectionTo(), depsFor(fake, clock.now));
  const events: AnyFacts[] = [];
  let files: unknown = [];
  let passed = 0;
  for (const { t, request, response } of exchange) {
    if (request.path.startsWith("/api/v2/torrents/files") && response.status === 200)
      files = response.json;
    // Other sessions (an API key, after the logout) do not belong here.
    if (
      !request.path.startsWith("/api/v2/sync/maindata") ||
      !request.cookie ||
      response.status !== 200
    )
      continue;
    clock.advance(t - passed);
    passed = t;
    fake.answers.maindata = () => response.json;
    fake.answers.files = (hash) => (hash === PACK ? files : []);
    const result = await adapter.poll?.(follow(PACK, MAGNET));
    events.push(...(result?.observations ?? []));
  }
  return { events, clock, adapter };
}

function of(events: readonly AnyFacts[], hash: string): readonly AnyFacts[] {
  return events.filter((observation) => observation.keys.downloadId === hash);
}

/** Each run of equal values once. */
function course(values: readonly (string | undefined)[]): readonly (string | undefined)[] {
  return values.filter((value, index) => value !== values[index - 1]);
}

describe("recorded exchanges of qBittorrent", () => {
  it.each(["4.5.2", "5.3.0"])(
    "%s: tracks a pack from the first byte to its removal",
    async (version) => {
      const { events, clock, adapter } = await replay(version);
      const pack = of(events, PACK);
      expect(course(pack.map(({ kind }) => kind))).toEqual(["downloading", "downloaded"]);
      const states = course(pack.map(({ transfer }) => transfer?.state));
      expect(states.slice(0, 4)).toEqual(["DOWNLOADING", "PAUSED", "DOWNLOADING", "COMPLETED"]);
      const progress = pack.flatMap(({ transfer }) => transfer?.progress ?? []);
      expect(progress).toEqual(progress.toSorted((left, right) => left - right));
      expect(progress.at(-1)).toBe(1);

      const withFiles = pack.filter(({ transfer }) => transfer?.files);
      expect(withFiles.length).toBeGreaterThan(2);
      expect(withFiles.at(-1)?.kind).toBe("downloaded");
      for (const { transfer } of withFiles) {
        expect(transfer?.files?.map(({ name }) => name)).toEqual(
          ["01", "02", "03", "04"].map(
            (number) => `Amber.Field.S01E${number}.1080p.WEB.x264-LAB.mkv`,
          ),
        );
      }

      clock.advance(120_000);
      const gone = await adapter.poll?.(follow(PACK));
      expect(gone?.observations).toMatchObject([
        { kind: "download-removed", keys: { downloadId: PACK } },
      ]);
    },
  );

  it.each(["4.5.2", "5.3.0"])(
    "%s: tracks a magnet from its missing metadata on",
    async (version) => {
      const magnet = of((await replay(version)).events, MAGNET);
      expect(magnet[0]?.transfer).toMatchObject({ state: "METADATA", eta: null });
      expect(magnet[0]?.transfer).not.toHaveProperty("progress");
      // At the end a check finds that its data was deleted.
      expect(course(magnet.map(({ kind }) => kind))).toEqual([
        "downloading",
        "downloaded",
        "downloading",
      ]);
    },
  );

  it("reads the states of all versions", () => {
    const torrents = load(z.array(QbittorrentTorrent), "torrents-info-all-states-constructed.json");
    const readings = torrents.map((torrent) => {
      const reading = readTorrent(torrent, { kind: null, isStalled: true });
      return `${torrent.state}: ${reading ? `${reading.kind} ${reading.transfer.state}` : "-"}`;
    });
    expect(readings).toEqual([
      "error: downloading ERROR",
      "missingFiles: downloading MISSING_FILES",
      "uploading: downloaded COMPLETED",
      "pausedUP: downloaded COMPLETED",
      "stoppedUP: downloaded COMPLETED",
      "queuedUP: downloaded COMPLETED",
      "stalledUP: downloaded COMPLETED",
      "checkingUP: -",
      "forcedUP: downloaded COMPLETED",
      "allocating: downloading DOWNLOADING",
      "downloading: downloading DOWNLOADING",
      "metaDL: downloading METADATA",
      "forcedMetaDL: downloading METADATA",
      "pausedDL: downloading PAUSED",
      "stoppedDL: downloading PAUSED",
      "queuedDL: downloading QUEUED",
      "stalledDL: downloading STALLED",
      "checkingDL: downloading CHECKING",
      "forcedDL: downloading DOWNLOADING",
      "queuedForChecking: -",
      "checkingResumeData: -",
      "moving: -",
      "unknown: -",
      "somethingNew: -",
    ]);
  });

  it.each(["4.5.2", "5.3.0"])("%s: keeps fields that a delta omits", (version) => {
    const full = applyMaindata(
      new Map(),
      load(QbittorrentMaindata, `maindata-full-${version}.json`),
    );
    const delta = applyMaindata(
      full,
      load(QbittorrentMaindata, `maindata-delta-downloading-${version}.json`),
    );
    expect(delta.get(PACK)).toMatchObject({
      name: "[Lab] Amber Field S01 1080p",
      size: 13_641_492,
      state: "downloading",
    });
    const quiet = applyMaindata(
      delta,
      load(QbittorrentMaindata, `maindata-delta-quiet-${version}.json`),
    );
    expect(quiet).toEqual(delta);
    const removed = applyMaindata(
      delta,
      load(QbittorrentMaindata, `maindata-delta-removed-${version}.json`),
    );
    expect(removed.size).toBe(0);
    expect(
      applyMaindata(delta, load(QbittorrentMaindata, `maindata-full-empty-${version}.json`)).size,
    ).toBe(0);
  });

  it.each(["4.5.2", "5.3.0"])("%s: omits files of a pack that are no episodes", (version) => {
    const files = toTransferFiles(
      load(QbittorrentFileList, `files-partial-${version}.json`).map(toListedFile),
    );
    expect(files).toHaveLength(4);
    expect(files.every(({ isWanted, progress }) => isWanted && progress > 0 && progress < 1)).toBe(
      true,
    );
  });
});
