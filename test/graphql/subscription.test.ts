import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { openSocket, type TestSubscription } from "../support/client.ts";
import { openEventStream } from "../support/event-stream.ts";
import { openFrontDoor, type FrontDoor } from "../support/front-door.ts";

const FOLLOW = `subscription ($after: Sequence, $requestId: ID) {
  transitions(after: $after, requestId: $requestId) { sequence }
}`;

/** Adds a step and wakes the subscribers, as a commit of the tracker does. */
async function step(door: FrontDoor, requestId: string): Promise<bigint> {
  const sequence = await door.make.transition(requestId);
  door.announce({ sequence, requestIds: [requestId] });
  return sequence;
}

async function take(subscription: TestSubscription, count: number): Promise<string[]> {
  const sequences: string[] = [];
  while (sequences.length < count)
    sequences.push((await subscription.next()).data.transitions.sequence);
  return sequences;
}

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}

describe("transitions over WebSocket", () => {
  it("replays everything after a sequence, then continues live (F3)", async () => {
    const door = await openFrontDoor();
    const { id } = await door.make.request();
    for (let count = 0; count < 120; count += 1) await door.make.transition(id);
    const socket = await openSocket(door.socketUrl);
    const follow = socket.subscribe(FOLLOW, { after: "3" });
    expect(await take(follow, 117)).toEqual(range(4, 120));
    await step(door, id);
    await step(door, id);
    expect(await take(follow, 2)).toEqual(["121", "122"]);
    expect(follow.waiting).toEqual([]);
  });

  it("starts with new transitions when no sequence is given", async () => {
    const door = await openFrontDoor();
    const { id } = await door.make.request();
    await door.make.transition(id);
    const socket = await openSocket(door.socketUrl);
    const follow = socket.subscribe(FOLLOW);
    await vi.waitFor(() => expect(door.listeners()).toBe(1));
    await step(door, id);
    expect(await take(follow, 1)).toEqual(["2"]);
  });

  it("emits the transitions of one request when filtered by its id", async () => {
    const door = await openFrontDoor();
    const [wanted, other] = [await door.make.request(), await door.make.request()];
    await door.make.transition(other.id);
    await door.make.transition(wanted.id);
    await door.make.transition(other.id);
    const socket = await openSocket(door.socketUrl);
    const follow = socket.subscribe(FOLLOW, { after: "0", requestId: wanted.id });
    const late = socket.subscribe(FOLLOW, { after: "1", requestId: wanted.id });
    expect(await take(follow, 1)).toEqual(["2"]);
    expect(await take(late, 1)).toEqual(["2"]);
    await step(door, other.id);
    await step(door, wanted.id);
    expect(await take(follow, 1)).toEqual(["5"]);
    expect(await take(late, 1)).toEqual(["5"]);
  });

  it("gives 50 sockets that join at any time, from any sequence, each transition once and in order", async () => {
    const door = await openFrontDoor();
    const { id } = await door.make.request();
    const last = 260;
    for (let count = 0; count < 100; count += 1) await door.make.transition(id);

    const writing = (async () => {
      for (let sequence = 101; sequence <= last; sequence += 1) {
        await step(door, id);
        if (sequence % 7 === 0) await delay(1);
      }
    })();
    const followers = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        await delay((index % 10) * 12);
        const after = [0, 40, 99, 100, 63][index % 5] ?? 0;
        const socket = await openSocket(door.socketUrl);
        // Every second one writes its place into the document instead of a variable.
        const follow =
          index % 2 === 0
            ? socket.subscribe(FOLLOW, { after: String(after) })
            : socket.subscribe(`subscription { transitions(after: "${after}") { sequence } }`);
        return { follow, after };
      }),
    );
    await writing;
    for (const { follow, after } of followers)
      expect(await take(follow, last - after)).toEqual(range(after + 1, last));
    await step(door, id);
    for (const { follow } of followers) {
      expect(await take(follow, 1)).toEqual([String(last + 1)]);
      expect(follow.waiting).toEqual([]);
    }
    // Two documents, each executed once for all its sockets.
    expect(door.listeners()).toBe(2);
  });

  it("refuses a sequence that is no longer kept, and completes", async () => {
    const door = await openFrontDoor();
    const socket = await openSocket(door.socketUrl);
    const follow = socket.subscribe(FOLLOW, { after: "5" });
    expect((await follow.next()).errors?.[0]?.extensions["code"]).toBe("SEQUENCE_EXPIRED");
    expect(await follow.completed).toEqual([]);
    const bad = socket.subscribe(FOLLOW, { after: "x" });
    expect((await bad.next()).errors?.[0]?.extensions["code"]).toBe("BAD_INPUT");
  });

  it("stops listening when the last subscriber leaves, by message or by closing", async () => {
    const door = await openFrontDoor();
    const { id } = await door.make.request();
    const [first, second] = [await openSocket(door.socketUrl), await openSocket(door.socketUrl)];
    const stopped = first.subscribe(FOLLOW);
    const staying = second.subscribe(FOLLOW);
    await vi.waitFor(() => expect(door.listeners()).toBe(1));
    stopped.stop();
    await first.settled();
    await step(door, id);
    expect(await take(staying, 1)).toEqual(["1"]);
    expect(stopped.waiting).toEqual([]);
    expect(door.listeners()).toBe(1);
    second.close();
    await vi.waitFor(() => expect(door.listeners()).toBe(0));
  });

  it("refuses a subscription that is too complex before it starts", async () => {
    const door = await openFrontDoor();
    const socket = await openSocket(door.socketUrl);
    const deep = "downloads { requests { ".repeat(6) + "id" + " } }".repeat(6);
    const follow = socket.subscribe(`subscription { requestChanged { ${deep} } }`);
    expect((await follow.next()).errors?.[0]?.extensions["code"]).toBe("LIMIT");
    expect(door.listeners()).toBe(0);
  });
});

describe("requestChanged", () => {
  const CHANGED = `subscription ($id: ID, $filter: RequestFilter) {
    requestChanged(id: $id, filter: $filter) { id version state }
  }`;

  async function change(
    door: FrontDoor,
    id: string,
    version: bigint,
    state = "DOWNLOADING",
  ): Promise<void> {
    await door.store.write((tx) =>
      tx.mediaRequest.update({ where: { id }, data: { version, state } }),
    );
    door.announce({ requestIds: [id] });
  }

  it("emits the newest value once for a burst of changes, and nothing for no change", async () => {
    const door = await openFrontDoor();
    const { id } = await door.make.request();
    const socket = await openSocket(door.socketUrl);
    const follow = socket.subscribe(CHANGED, { id });
    await vi.waitFor(() => expect(door.listeners()).toBe(1));
    for (let version = 10n; version < 60n; version += 1n) await change(door, id, version);

    const seen: number[] = [];
    while (seen.at(-1) !== 59) seen.push(Number((await follow.next()).data.requestChanged.version));
    expect(seen.length).toBeLessThan(25);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    door.announce({ requestIds: [id] });
    await change(door, id, 60n);
    expect((await follow.next()).data.requestChanged.version).toBe("60");
  });

  it("emits the request of the id, or the requests of the filter", async () => {
    const door = await openFrontDoor();
    const [one, two] = [await door.make.request(), await door.make.request()];
    const socket = await openSocket(door.socketUrl);
    const byId = socket.subscribe(CHANGED, { id: one.id });
    const byState = socket.subscribe(CHANGED, { filter: { states: ["FAILED"] } });
    await vi.waitFor(() => expect(door.listeners()).toBe(2));
    await change(door, two.id, 10n);
    await change(door, one.id, 11n);
    await change(door, two.id, 12n, "FAILED");
    expect((await byId.next()).data.requestChanged).toMatchObject({ id: one.id, version: "11" });
    expect((await byState.next()).data.requestChanged).toEqual({
      id: two.id,
      version: "12",
      state: "FAILED",
    });
    expect(byId.waiting).toEqual([]);
  });
});

describe("downloadProgress and serviceChanged", () => {
  it("emit the newest progress of a request at most once a second", async () => {
    const door = await openFrontDoor();
    const request = await door.make.request();
    const unit = await door.make.unit(request.id);
    const [mine, other] = [await door.make.download(), await door.make.download()];
    await door.make.attempt(unit.id, mine.id);
    const socket = await openSocket(door.socketUrl);
    const follow = socket.subscribe(
      `subscription ($id: ID) { downloadProgress(requestId: $id) { id progress } }`,
      { id: request.id },
    );
    await vi.waitFor(() => expect(door.listeners()).toBe(1));
    const begun = Date.now();
    for (const progress of [0.1, 0.2, 0.3]) {
      await door.store.write((tx) => tx.download.updateMany({ data: { progress } }));
      door.announce({ downloadIds: [other.id, mine.id] });
      if (progress === 0.1)
        expect((await follow.next()).data.downloadProgress).toEqual({ id: mine.id, progress: 0.1 });
    }
    expect((await follow.next()).data.downloadProgress).toEqual({ id: mine.id, progress: 0.3 });
    expect(Date.now() - begun).toBeGreaterThan(900);
  });

  it("emit a service that goes down", async () => {
    const door = await openFrontDoor();
    await door.make.service("sonarr", { status: "down", message: "no answer" });
    const socket = await openSocket(door.socketUrl);
    const follow = socket.subscribe("subscription { serviceChanged { slug status message } }");
    await vi.waitFor(() => expect(door.listeners()).toBe(1));
    door.announce({ serviceSlugs: ["sonarr"] });
    expect((await follow.next()).data.serviceChanged).toEqual({
      slug: "sonarr",
      status: "DOWN",
      message: "no answer",
    });
  });
});

describe("over server-sent events", () => {
  it("each transition carries its sequence as event id, and Last-Event-ID resumes there", async () => {
    const door = await openFrontDoor();
    const { id } = await door.make.request();
    for (let count = 0; count < 3; count += 1) await door.make.transition(id);
    const query = `subscription { transitions(after: "1") { message request { id } } }`;
    const stream = await openEventStream(door.url, query);
    const payload = { data: { transitions: { message: "Approved.", request: { id } } } };
    expect(await stream.next()).toEqual({ id: "2", event: "next", data: payload });
    expect(await stream.next()).toMatchObject({ id: "3" });
    await step(door, id);
    expect(await stream.next()).toMatchObject({ id: "4" });
    stream.close();
    await vi.waitFor(() => expect(door.listeners()).toBe(0));

    await step(door, id);
    const resumed = await openEventStream(door.url, query, { "Last-Event-ID": "4" });
    expect(await resumed.next()).toMatchObject({ id: "5" });
  });

  it("other subscriptions have no event id", async () => {
    const door = await openFrontDoor();
    await door.make.service("sonarr");
    const stream = await openEventStream(door.url, "subscription { serviceChanged { slug } }");
    await vi.waitFor(() => expect(door.listeners()).toBe(1));
    door.announce({ serviceSlugs: ["sonarr"] });
    expect(await stream.next()).toEqual({
      id: null,
      event: "next",
      data: { data: { serviceChanged: { slug: "sonarr" } } },
    });
  });

  it("40 clients that left while nothing happened leave nobody listening", async () => {
    const door = await openFrontDoor();
    const streams = await Promise.all(
      Array.from({ length: 40 }, () =>
        openEventStream(door.url, "subscription { requestChanged { id } }"),
      ),
    );
    await vi.waitFor(() => expect(door.listeners()).toBe(40));
    for (const stream of streams) stream.close();
    await vi.waitFor(() => expect(door.listeners()).toBe(0));
  });
});
