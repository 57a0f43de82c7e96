import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import { OBSERVATION_KINDS } from "../../server/domain/observation/kind.ts";
import type { Observation } from "../../server/domain/observation/observation.ts";
import type { DeepReadonly } from "../../server/store/column/column.ts";
import type { StoredObservation } from "../../server/store/column/observation.ts";
import {
  formatPendingObservation,
  readPendingObservation,
} from "../../server/store/column/pending-observation.ts";
import { buildObservation } from "../support/observation.ts";

const read = (observation: string) => readPendingObservation({ id: 1, observation });

it("has a schema for every fact of every kind", () => {
  expectTypeOf<DeepReadonly<z.output<typeof StoredObservation>>>().toEqualTypeOf<
    DeepReadonly<Observation>
  >();
});

describe("an observation in the form of this release", () => {
  it.each(OBSERVATION_KINDS)("%s is read as it was written", (kind) => {
    const observation: Observation = buildObservation(kind, {});
    expect(read(formatPendingObservation(observation))).toEqual(observation);
  });

  it("keeps all its facts", () => {
    const grabbed = buildObservation("grabbed", {
      keys: {
        mediaType: "TV",
        arr: { service: "sonarr", id: 7 },
        downloadId: "AA11",
        otherDownloadIds: ["BB22"],
        episodes: [{ season: 1, number: 2, airDate: null, monitored: true }],
      },
      item: { title: "Harbour of Glass", isAnime: true },
      release: { title: "Harbour.S01", size: 5, protocol: "torrent" },
      transfer: { state: "QUEUED", eta: null, files: [] },
      detail: ["no seeds"],
      isInQueue: true,
      historyId: 4,
      evidence: { eventType: "grabbed", nested: { list: [1, null] } },
    });
    expect(read(formatPendingObservation(grabbed))).toEqual(grabbed);
  });

  it("loses a fact that its kind does not have", () => {
    const observation = buildObservation("hashed", {});
    expect(read(JSON.stringify({ ...observation, monitored: true }))).toEqual(observation);
  });
});

describe("an observation in the form of release 0.1.0", () => {
  const stored = (kind: string, facts: object) =>
    JSON.stringify({
      kind,
      service: "sonarr",
      channel: "WEBHOOK",
      event: "Download",
      at: null,
      keys: { downloadId: "AA11" },
      ...facts,
    });
  const releaseSearch = { at: "2026-01-01T00:00:00.000Z", found: 2, refused: 1, reasons: [] };
  const missingSince = "2026-01-01T00:00:00.000Z";

  it.each([
    ["searched", { look: releaseSearch }, { releaseSearch }],
    ["downloading", { isTracked: true, transfer: {} }, { isInQueue: true }],
    ["imported", { isComplete: true }, { coversWholeDownload: true }],
    [
      "download-removed",
      { isComplete: true, evidence: { downloadId: "AA11", missingSince } },
      { isMissingFromPack: true, missingSince, evidence: { downloadId: "AA11" } },
    ],
    [
      "not-tracked",
      { evidence: { downloadId: "AA11", missingSince, records: 1 } },
      { missingSince, evidence: { downloadId: "AA11", records: 1 } },
    ],
  ])("%s has its fields renamed", (kind, facts, expected) => {
    expect(read(stored(kind, facts))).toMatchObject({ kind, ...expected });
  });

  it("says only what its kind can say", () => {
    const imported = read(stored("imported", { isComplete: true }));
    expect(imported).not.toHaveProperty("isComplete");
    expect(imported).not.toHaveProperty("isMissingFromPack");
  });
});

describe("a text that is no observation", () => {
  it.each([
    ["no JSON", "{"],
    ["no object", "[]"],
    ["an unknown kind", JSON.stringify({ ...buildObservation("hashed", {}), kind: "moved" })],
    ["a missing fact", JSON.stringify({ ...buildObservation("monitoring", {}), monitored: null })],
  ])("is not read: %s", (_name, text) => {
    expect(read(text)).toBeNull();
  });
});
