import { print } from "graphql";
import { expect, it, vi } from "vitest";
import { RequestChangedSubscription } from "../../../client/feature/request-list/document.ts";
import { HistorySubscription } from "../../../client/feature/request/history-document.ts";
import type { Database, Store } from "../../../server/store/store.ts";
import { NO_CHANGE } from "../../../server/tracking/core/bus.ts";
import { openSocket, type TestSubscription } from "../../support/client.ts";
import { describeEachProvider } from "../../support/database.ts";
import { openFrontDoor, withCookie } from "../../support/front-door.ts";
import { startTestTracker } from "../../support/tracking.ts";
import { signInAs } from "../../support/viewer.ts";
import { episodesOf, fileImportOf, grabOf, seasonRequest } from "../../tracking/body.ts";

const HASH = "AA00BB11CC22DD33EE44FF5566778899AABBCCDD";
const PACK = 13;

/** Counts the queries of a client that have been answered. */
function countReads(read: Database): { readonly read: Database; readonly counted: string[] } {
  const counted: string[] = [];
  const extended = read.$extends({
    query: {
      async $allOperations({ model, operation, args, query }) {
        const answer: unknown = await query(args);
        counted.push(`${model ?? ""}.${operation}`);
        return answer;
      },
    },
  });
  return { read: extended as unknown as Database, counted };
}

/** A tracker with a request for a season, whose API counts its own reads. */
async function start(open: () => Promise<Store>) {
  const store = await open();
  const tracker = await startTestTracker(store, ["SEERR", "SONARR"]);
  const { read, counted } = countReads(store.read);
  const door = await openFrontDoor({
    tracking: { ...tracker.context, store: { ...store, read } },
  });
  const socket = await openSocket(door.socketUrl);
  await tracker.deliver("seerr", seasonRequest(1, "1"));
  const { id } = await store.read.mediaRequest.findFirstOrThrow({ select: { id: true } });

  /** Returns what the subscription receives after the webhook, and the reads that this took. */
  async function deliver(subscription: TestSubscription, body: unknown, events?: number) {
    const before = await store.read.transition.count();
    counted.length = 0;
    await tracker.deliver("sonarr", body);
    const expected = events ?? (await store.read.transition.count()) - before;
    const results = [];
    while (results.length < expected) results.push(await subscription.next());
    return { results, reads: [...counted] };
  }

  /** Subscribes, and waits until the subscription has caught up with the log. */
  async function subscribe(document: string, variables?: Record<string, unknown>) {
    counted.length = 0;
    const subscription = socket.subscribe(document, variables);
    await socket.settled();
    await vi.waitFor(() => expect(counted).toContain("Transition.findMany"));
    return subscription;
  }

  return { store, door, tracker, socket, id, counted, deliver, subscribe };
}

describeEachProvider("a transition that has just been written", (open) => {
  it.each([
    ["in the client's history", print(HistorySubscription)],
    [
      "with its request and episode",
      `subscription { transitions {
        sequence at from to evidence request { id title state progress version counts { total } }
        episode { id season number state } delivery { id } } }`,
    ],
  ])("is sent without a read, for one episode and for a pack, %s", async (_name, document) => {
    const { tracker, id, deliver, subscribe } = await start(open);
    const subscription = await subscribe(document, document.includes("$id") ? { id } : {});
    const episodes = episodesOf(1, PACK);
    const pack = await deliver(subscription, grabOf({ episodes, downloadId: HASH }));
    expect(pack.reads).toEqual([]);
    const grabs = pack.results.filter(({ data }) => data.transitions.to === "GRABBING");
    expect(grabs.map(({ data }) => data.transitions.delivery.id)).toEqual(episodes.map(() => "2"));
    expect(grabs.map(({ data }) => data.transitions.episode.number)).toEqual(
      episodes.map(([, number]) => number),
    );
    const file = fileImportOf({ episodes: episodesOf(1, 1), downloadId: HASH }, 10);
    const single = await deliver(subscription, file);
    expect(single.reads).toEqual([]);
    // Without a media server, an imported episode is available.
    expect(single.results.at(-1)?.data.transitions.to).toBe("AVAILABLE");
    await tracker.stop();
  });

  it("is the same as when it is read", async () => {
    const { tracker, id, deliver, subscribe, socket } = await start(open);
    const document = print(HistorySubscription);
    const live = await subscribe(document, { id });
    const grab = grabOf({ episodes: episodesOf(1, PACK), downloadId: HASH });
    const { results } = await deliver(live, grab);
    const replayed = socket.subscribe(
      document.replace("transitions(requestId: $id)", `transitions(requestId: $id, after: "0")`),
      { id },
    );
    const all = [];
    const last = results.at(-1)?.data.transitions.sequence;
    while (all.at(-1)?.data.transitions.sequence !== last) all.push(await replayed.next());
    expect(all.slice(-results.length)).toEqual(results);
    await tracker.stop();
  });

  it("is read once for a document that asks for more", async () => {
    const { tracker, deliver, subscribe } = await start(open);
    const subscription = await subscribe(
      "subscription { transitions { sequence request { episodes { number } } delivery { status } } }",
    );
    const grab = grabOf({ episodes: episodesOf(1, 2), downloadId: HASH });
    const { results, reads } = await deliver(subscription, grab);
    expect(reads).toEqual(results.map(() => "Transition.findUniqueOrThrow"));
    expect(results[0]?.data.transitions).toMatchObject({
      request: { episodes: [{ number: 1 }, { number: 2 }] },
      delivery: { status: "APPLIED" },
    });
    await tracker.stop();
  });

  it("is read once for each selection and each kind of viewer, however many follow", async () => {
    const { door, tracker, counted } = await start(open);
    const selections = [
      "subscription { transitions { sequence request { episodes { number } } } }",
      "subscription { transitions { sequence request { episodes { title } } } }",
      "subscription { transitions { sequence request { episodes { id } } } }",
    ];
    const viewer = withCookie(await signInAs(door, "VIEWER"));
    const sockets = [
      await openSocket(door.socketUrl),
      await openSocket(door.socketUrl),
      await openSocket(door.socketUrl, viewer),
      await openSocket(door.socketUrl, viewer),
    ];
    counted.length = 0;
    const subscriptions = sockets.flatMap((socket) =>
      selections.map((selection) => socket.subscribe(selection)),
    );
    const groups = 2 * selections.length;
    // Each reads first where the log ends, and each group then what came since.
    await vi.waitFor(() => {
      const count = (read: string) => counted.filter((one) => one === read).length;
      expect(count("Transition.findFirst")).toBeGreaterThanOrEqual(subscriptions.length);
      expect(count("Transition.findMany")).toBeGreaterThanOrEqual(groups);
    });
    const writtenBefore = await tracker.context.store.read.transition.count();
    counted.length = 0;
    await tracker.deliver("sonarr", grabOf({ episodes: episodesOf(1, 1), downloadId: HASH }));
    const written = (await tracker.context.store.read.transition.count()) - writtenBefore;
    for (const subscription of subscriptions)
      for (let event = 0; event < written; event += 1) await subscription.next();
    const reads = counted.filter((read) => read === "Transition.findUniqueOrThrow");
    expect(reads).toHaveLength(written * groups);
    await tracker.stop();
  });
});

describeEachProvider("a request that has just been written", (open) => {
  async function follow(document: string) {
    const started = await start(open);
    const subscription = started.socket.subscribe(document);
    await started.socket.settled();
    const grab = grabOf({ episodes: episodesOf(1, 2), downloadId: HASH });
    const { results, reads } = await started.deliver(subscription, grab, 1);
    const row = await started.store.read.mediaRequest.findFirstOrThrow();
    await started.tracker.stop();
    return { request: results[0]?.data.requestChanged, reads, row };
  }

  it("is sent without a read if the document asks for its columns", async () => {
    const { request, reads, row } = await follow(
      "subscription { requestChanged { id title state seasons progress counts { total } version updatedAt } }",
    );
    expect(reads).toEqual([]);
    expect(request).toMatchObject({
      state: "GRABBING",
      version: String(row.version),
      updatedAt: row.updatedAt.toISOString(),
    });
  });

  it("is read once for a document that asks for more", async () => {
    const { request, reads } = await follow(
      "subscription { requestChanged { id episodes { number } version } }",
    );
    expect(reads).toEqual(["MediaRequest.findUniqueOrThrow"]);
    expect(request.episodes).toEqual([{ number: 1 }, { number: 2 }]);
  });

  it("is read by a filter, which the database decides", async () => {
    const { request, reads } = await follow(
      `subscription { requestChanged(filter: { search: "lanterns" }) { id state version } }`,
    );
    expect(reads).toEqual(["MediaRequest.findMany"]);
    expect(request.state).toBe("GRABBING");
  });

  it("is sent for the client's card without a read, with its downloads", async () => {
    const { request, reads } = await follow(print(RequestChangedSubscription));
    expect(reads).toEqual([]);
    expect(request.downloads).toHaveLength(1);
  });

  it("is read with its downloads if one of them changed while it waited", async () => {
    const started = await start(open);
    const { tracker, socket, store } = started;
    const subscription = socket.subscribe(
      "subscription { requestChanged { state downloads { speed } version } }",
    );
    await socket.settled();
    const grab = grabOf({ episodes: episodesOf(1, 2), downloadId: HASH });
    await started.deliver(subscription, grab, 1);
    const [row] = await store.read.download.findMany();
    if (row === undefined) throw new Error("there is no download");
    await store.write((tx) => tx.download.updateMany({ data: { speed: 2 } }));
    await store.write((tx) => tx.mediaRequest.updateMany({ data: { version: 900n } }));
    const changed = await store.read.mediaRequest.findFirstOrThrow();
    const { bus } = tracker.context;
    const change = { ...NO_CHANGE, requestIds: [changed.id], requests: [changed] };
    bus.publish({ ...change, downloads: new Map([[row.id, { ...row, speed: 1 }]]) });
    bus.publish({ ...NO_CHANGE, downloadIds: [row.id] });
    const { data } = await subscription.next();
    expect(data.requestChanged).toMatchObject({ version: "900", downloads: [{ speed: 2 }] });
    await tracker.stop();
  });
});
