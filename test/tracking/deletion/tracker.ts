import type { Store } from "../../../server/store/store.ts";
import { createSecretCipher } from "../../../server/tracking/core/secrets.ts";
import type { DeletionRuntimeOptions } from "../../../server/tracking/deletion/runtime.ts";
import { startTracker, type Tracker } from "../../../server/tracking/tracker.ts";
import { createFactory } from "../../support/factory.ts";
import { createPacedTime } from "../../support/paced-time.ts";
import { deadConnection, silentLog } from "../../support/tracking.ts";
import { KINDS, type TestEnvironment } from "./environment.ts";

/** A tracker over the house's services; asked about nothing but deletions. */
export function startEnvironmentTracker(
  store: Store,
  environment: TestEnvironment,
  deletions: DeletionRuntimeOptions = {},
): Promise<Tracker> {
  return startTracker({
    store,
    clock: createPacedTime(2_000).tracker,
    log: silentLog,
    connections: KINDS.map(deadConnection),
    integrate: ({ slug, kind }) => environment.integrate(slug, kind),
    cipher: createSecretCipher("a-secret-key-for-tests"),
    publicUrl: null,
    webhookToken: null,
    pace: { pollSeconds: 3600, verifySeconds: 3600, reconcileSeconds: 3600 },
    deletions: { undoMs: 0, ...deletions },
  });
}

/** A request for a show of the house, as the tracker would know it. */
export async function addRequest(
  store: Store,
  facts: {
    readonly id: number;
    readonly title: string;
    readonly downloadId: string;
    readonly requestId: string;
  },
): Promise<string> {
  const make = createFactory(store);
  const { id } = await make.request({
    id: `request-${facts.requestId}`,
    originId: facts.requestId,
    title: facts.title,
    isAnime: true,
    tmdbId: facts.id,
    tvdbId: facts.id,
    arrService: "sonarr",
    arrId: facts.id,
    seasons: "[1]",
    requestedBy: "mika",
  });
  const download = await make.download({
    id: `download-${facts.requestId}`,
    downloadKey: facts.downloadId.toLowerCase(),
    downloadId: facts.downloadId,
    title: `${facts.title} S01`,
  });
  for (const number of [1, 2]) {
    const unit = await make.unit(id, { id: `unit-${facts.requestId}-${number}`, number });
    await make.attempt(unit.id, download.id, { id: `attempt-${facts.requestId}-${number}` });
  }
  return id;
}

export const MINE = { id: 7, title: "Mine", downloadId: "A".repeat(40), requestId: "1" } as const;
export const OTHER = { id: 8, title: "Other", downloadId: "B".repeat(40), requestId: "2" } as const;
