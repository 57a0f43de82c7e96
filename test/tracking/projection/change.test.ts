import { expect, it } from "vitest";
import type { Store } from "../../../server/store/store.ts";
import type { Change } from "../../../server/tracking/core/bus.ts";
import { describeEachProvider } from "../../support/database.ts";
import { startTestTracker } from "../../support/tracking.ts";
import {
  episodesOf,
  fileImportOf,
  grabOf,
  importCompleteOf,
  seasonRequest,
  SERIES,
} from "../body.ts";

const HASH = "AA00BB11CC22DD33EE44FF5566778899AABBCCDD";
const RELATIONS = {
  request: true,
  unit: true,
  delivery: { select: { id: true } },
} as const;

/** A grab that failed, with the text of a service that no database changes. */
const failure = {
  series: SERIES,
  episodes: [{ id: 101, seasonNumber: 1, episodeNumber: 1, title: "Épisode “1”" }],
  downloadId: HASH,
  message: "Not enough space 💾\n(½ left)",
  eventType: "ManualInteractionRequired",
};

async function expectAsStored({ read }: Store, change: Change): Promise<void> {
  const { requestIds, requests, sequence, transitions } = change;
  expect(requests.map(({ id }) => id)).toEqual(requestIds);
  for (const request of requests)
    expect(await read.mediaRequest.findUniqueOrThrow({ where: { id: request.id } })).toEqual(
      request,
    );
  expect(transitions.at(-1)?.sequence ?? null).toBe(sequence);
  const written = transitions.map((transition) => transition.sequence);
  const rows = await read.transition.findMany({
    where: { sequence: { in: written } },
    orderBy: { sequence: "asc" },
    include: RELATIONS,
  });
  expect(transitions).toEqual(rows);
}

describeEachProvider("a change", (open) => {
  it("carries its transitions and requests exactly as the database has them", async () => {
    const store = await open();
    const tracker = await startTestTracker(store, ["SEERR", "SONARR"]);
    const changes: Change[] = [];
    tracker.context.bus.listen((change) => void changes.push(change));
    const episodes = episodesOf(1, 13);
    const bodies = [
      ["seerr", seasonRequest(1, "1")],
      ["sonarr", grabOf({ episodes, downloadId: HASH })],
      ["sonarr", failure],
      ["sonarr", fileImportOf({ episodes: episodes.slice(0, 1), downloadId: HASH }, 10)],
      ["sonarr", importCompleteOf({ episodes, downloadId: HASH })],
      ["seerr", seasonRequest(1, "1", "MEDIA_DECLINED")],
    ] as const;
    let carried = 0;
    for (const [slug, body] of bodies) {
      await tracker.deliver(slug, body);
      for (const change of changes.splice(0)) {
        await expectAsStored(store, change);
        carried += change.transitions.length;
      }
    }
    expect(carried).toBe(await store.read.transition.count());
    expect(carried).toBeGreaterThan(26);
    await tracker.stop();
  });

  it("is published in the order of the commits", async () => {
    const store = await open();
    const tracker = await startTestTracker(store, ["SEERR", "SONARR"]);
    const sequences: bigint[] = [];
    const versions: bigint[] = [];
    tracker.context.bus.listen(({ transitions, requests }) => {
      sequences.push(...transitions.map(({ sequence }) => sequence));
      versions.push(...requests.map(({ version }) => version));
    });
    await Promise.all(
      [1, 2, 3, 4].map((request) => tracker.deliver("seerr", seasonRequest(request, "1"))),
    );
    await Promise.all(
      episodesOf(1, 8).map((episode) =>
        tracker.deliver(
          "sonarr",
          grabOf({ episodes: [episode], downloadId: `${HASH}${episode[1]}` }),
        ),
      ),
    );
    expect(sequences).toEqual(sequences.map((_, index) => BigInt(index + 1)));
    expect(versions).toEqual(versions.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(versions.length).toBeGreaterThan(2);
    await tracker.stop();
  });
});
