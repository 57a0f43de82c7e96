import { expect } from "vitest";
import { mergeProblems } from "../../server/domain/problem/merge.ts";
import { PIPELINE } from "../../server/domain/state.ts";
import { createLog } from "../../server/log.ts";
import { mediaRequestColumns } from "../../server/store/column/media-request.ts";
import { listStoredProblems } from "../../server/store/column/problem.ts";
import { readRequestGroups, sumGroups } from "../../server/store/request-count.ts";
import { openStore, type Database, type Store } from "../../server/store/store.ts";

/** What the columns of a request that repeat its units, downloads and history have to hold, computed from those. */
export async function computeCard(read: Database, requestId: string) {
  const request = await read.mediaRequest.findUniqueOrThrow({ where: { id: requestId } });
  const units = await read.unit.findMany({ where: { requestId } });
  const downloads = await read.download.findMany({
    where: { attempts: { some: { unit: { requestId } } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const transitions = await read.transition.findMany({
    where: { requestId, to: { in: [...PIPELINE] } },
    orderBy: { sequence: "desc" },
  });
  // An earlier one replaces a later one.
  const reached = Object.fromEntries(
    transitions.map(({ to, at, inferred, service }) => [
      to,
      { at: at.toISOString(), inferred, service },
    ]),
  );
  const own = mediaRequestColumns.ownProblem.read(request);
  const [worstProblem = null] = mergeProblems(listStoredProblems(own, units));
  return { reached, worstProblem, downloadIds: downloads.map(({ id }) => id) };
}

/** The same as the columns hold it. */
export async function readCard(read: Database, requestId: string) {
  const request = await read.mediaRequest.findUniqueOrThrow({ where: { id: requestId } });
  return {
    reached: mediaRequestColumns.reached.load(request),
    worstProblem: mediaRequestColumns.worstProblem.read(request),
    downloadIds: mediaRequestColumns.downloadIds.load(request),
  };
}

/** Opens the database of a tracker that has stopped, and compares all requests with their units, downloads and history. */
export async function checkCards(options: { databaseUrl: string | undefined; dataDir: string }) {
  const store = await openStore({ ...options, log: createLog("silent"), now: () => new Date() });
  try {
    const requests = await store.read.mediaRequest.findMany({ select: { id: true } });
    for (const { id } of requests)
      expect(await readCard(store.read, id)).toEqual(await computeCard(store.read, id));
    expect(sumGroups(await readRequestGroups(store.read))).toBe(requests.length);
  } finally {
    await store.close();
  }
}

/** Brings the columns of a request up to date with rows that a test has made. */
export async function fillCard(store: Store, requestId: string): Promise<void> {
  const card = await computeCard(store.read, requestId);
  const data = {
    reached: mediaRequestColumns.reached.write(card.reached),
    worstProblem: mediaRequestColumns.worstProblem.write(card.worstProblem),
    downloadIds: mediaRequestColumns.downloadIds.write(card.downloadIds),
  };
  await store.write((tx) => tx.mediaRequest.update({ where: { id: requestId }, data }));
}
