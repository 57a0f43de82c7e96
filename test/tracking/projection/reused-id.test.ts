import { expect, it } from "vitest";
import type { Observation } from "../../../server/domain/observation/observation.ts";
import type { Store } from "../../../server/store/store.ts";
import { observe } from "../../../server/tracking/ingest/observe.ts";
import { loadItems } from "../../../server/tracking/projection/tracked-items.ts";
import { describeEachProvider } from "../../support/database.ts";
import { startTestTracker } from "../../support/tracking.ts";

const KINDS = ["SEERR", "SONARR", "RADARR"] as const;

interface Title {
  readonly title: string;
  readonly tmdbId: number;
}
const FIRST: Title = { title: "First Harbour", tmdbId: 1001 };
const SECOND: Title = { title: "Second Harbour", tmdbId: 2002 };

/** A webhook of Seerr about its request with this number. */
function asked(
  number: number,
  { title, tmdbId }: Title,
  { type = "MEDIA_AUTO_APPROVED", by = "Ada", kind = "movie" } = {},
): object {
  return {
    notification_type: type,
    event: "Request",
    subject: `${title} (2020)`,
    media: { media_type: kind, tmdbId: String(tmdbId), tvdbId: "", status: "PENDING" },
    request: { request_id: String(number), requestedBy_username: by },
    extra: [],
  };
}

const movieOf = (id: number, { title, tmdbId }: Title) => ({ id, title, tmdbId, year: 2020 });

const grabbed = (id: number, title: Title, downloadId: string) => ({
  eventType: "Grab",
  movie: movieOf(id, title),
  release: { releaseTitle: "A.Release.2020", size: 1 },
  downloadId,
});

const added = (id: number, title: Title) => ({
  eventType: "MovieAdded",
  movie: movieOf(id, title),
});

async function rowsOf(store: Store): Promise<readonly string[]> {
  const rows = await store.read.mediaRequest.findMany({ orderBy: { id: "asc" } });
  return rows.map(({ title, requestedBy, state }) => `${title} (${requestedBy}): ${state}`);
}

describeEachProvider("ids that a rebuilt service gives to other titles", (open) => {
  it("moves no request by the events of the movie that has its number in a rebuilt Radarr", async () => {
    const store = await open();
    const tracker = await startTestTracker(store, KINDS);
    await tracker.deliver("seerr", asked(301, FIRST));
    await tracker.deliver("radarr", added(5, FIRST));
    await tracker.deliver("radarr", grabbed(5, SECOND, "A1"));
    expect(await rowsOf(store)).toEqual(["First Harbour (Ada): APPROVED"]);

    await tracker.deliver("radarr", grabbed(9, FIRST, "B2"));
    const row = await store.read.mediaRequest.findFirstOrThrow();
    expect(row).toMatchObject({ state: "GRABBING", arrId: 9, arrService: "radarr" });
    await tracker.stop();
  });

  it("removes no request when the movie that has its number leaves Radarr", async () => {
    const store = await open();
    const tracker = await startTestTracker(store, KINDS);
    await tracker.deliver("seerr", asked(301, FIRST));
    await tracker.deliver("radarr", added(5, FIRST));
    const gone = { eventType: "MovieDelete", movie: movieOf(5, SECOND), deletedFiles: true };
    await tracker.deliver("radarr", gone);
    expect(await rowsOf(store)).toEqual(["First Harbour (Ada): APPROVED"]);
    await tracker.stop();
  });

  it("creates a new request for a number that Seerr gives to another movie, and leaves the old one", async () => {
    const store = await open();
    const tracker = await startTestTracker(store, KINDS);
    await tracker.deliver("seerr", asked(1, FIRST));
    await tracker.deliver("seerr", asked(1, SECOND, { by: "Mika" }));
    await tracker.deliver("radarr", grabbed(2, SECOND, "A1"));
    expect(await rowsOf(store)).toEqual([
      "First Harbour (Ada): APPROVED",
      "Second Harbour (Mika): GRABBING",
    ]);
    const rows = await store.read.mediaRequest.findMany({ orderBy: { id: "asc" } });
    const items = await loadItems(
      store.read,
      rows.map(({ id }) => id),
    );
    expect(items.map(({ seerr }) => seerr)).toEqual([
      undefined,
      { service: "seerr", requestId: "1" },
    ]);
    await tracker.stop();
  });

  it("declines, and withdraws, only the request that has the number now, however often it was given away", async () => {
    const store = await open();
    const tracker = await startTestTracker(store, KINDS);
    const third: Title = { title: "Third Harbour", tmdbId: 3003 };
    await tracker.deliver("seerr", asked(1, FIRST));
    await tracker.deliver("seerr", asked(1, SECOND, { kind: "tv" }));
    await tracker.deliver("seerr", asked(1, third, { type: "MEDIA_DECLINED" }));
    expect(await rowsOf(store)).toEqual([
      "First Harbour (Ada): APPROVED",
      "Second Harbour (Ada): APPROVED",
      "Third Harbour (Ada): DECLINED",
    ]);
    const withdrawn: Observation = {
      service: "seerr",
      kind: "withdrawn",
      channel: "POLL",
      event: "request",
      at: null,
      keys: { requestId: "1" },
      reason: { code: "REQUEST_WITHDRAWN", params: { by: null } },
    };
    await observe(tracker.context, [withdrawn]);
    expect(await rowsOf(store)).toEqual([
      "First Harbour (Ada): APPROVED",
      "Second Harbour (Ada): APPROVED",
      "Third Harbour (Ada): DELETED",
    ]);
    await tracker.stop();
  });

  it("tracks a movie that has the number of another one that was added to the former Radarr", async () => {
    const store = await open();
    const tracker = await startTestTracker(store, ["RADARR"]);
    const addition = (id: number, title: Title): readonly Observation[] => {
      const base = {
        service: "radarr",
        channel: "POLL",
        event: "movie",
        at: null,
        keys: {
          mediaType: "MOVIE",
          arr: { service: "radarr", id },
          tmdbId: title.tmdbId,
          titles: [title.title],
        },
      } as const;
      return [
        { ...base, kind: "requested", origin: "arr" },
        { ...base, kind: "approved", isAutomatic: true },
      ];
    };
    await observe(tracker.context, addition(5, FIRST), { mayFollowArr: true });
    await observe(tracker.context, addition(5, SECOND), { mayFollowArr: true });
    expect(await rowsOf(store)).toEqual([
      "First Harbour (null): APPROVED",
      "Second Harbour (null): APPROVED",
    ]);
    // The same title under its new number is no third request.
    await observe(tracker.context, addition(8, FIRST), { mayFollowArr: true });
    const [first] = await store.read.mediaRequest.findMany({ orderBy: { id: "asc" } });
    expect(first).toMatchObject({ arrId: 8, originReuse: 1 });
    expect(await rowsOf(store)).toHaveLength(2);
    await tracker.stop();
  });
});
