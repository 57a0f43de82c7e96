import { afterEach, describe, expect, it } from "vitest";
import { createShokoAdapter } from "../../../../server/integrations/anime-matcher/shoko/adapter.ts";
import type { AnyFacts } from "../../../support/observation.ts";
import {
  API_KEY,
  connectionTo,
  createFakeShoko,
  depsFor,
  startFakeHub,
  unit,
  waitingFor,
} from "./fake-shoko.ts";

const endings: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

async function setUp(apiKey = API_KEY) {
  const hub = await startFakeHub();
  endings.push(() => hub.close());
  const fake = createFakeShoko();
  const stop = new AbortController();
  endings.push(() => stop.abort());
  const { deps, lines } = depsFor(fake.fetch, stop.signal);
  const received: AnyFacts[] = [];
  const events: string[] = [];
  const waiting: { readonly isDone: () => boolean; readonly resolve: () => void }[] = [];
  const check = () => {
    for (const one of waiting) if (one.isDone()) one.resolve();
  };
  const adapter = createShokoAdapter(connectionTo({ url: hub.url, apiKey }), deps);
  adapter.push?.({
    onObservations: (observations) => (received.push(...observations), check()),
    onHint: () => (events.push("hint"), check()),
    onConnected: (isConnected) => (events.push(isConnected ? "up" : "down"), check()),
  });
  const until = (isDone: () => boolean) =>
    isDone()
      ? Promise.resolve()
      : new Promise<void>((resolve) => waiting.push({ isDone, resolve }));
  return { adapter, hub, fake, stop, lines, received, events, until };
}

describe("listening to Shoko", () => {
  it("reports events, and reads the path that v6 omits", async () => {
    const { hub, fake, received, events, until } = await setUp();
    await hub.connected();
    await until(() => events.includes("hint"));
    fake.answers.byId = (id) => ({
      ID: Number(id),
      Locations: [{ RelativePath: "/Kumo/01.mkv", IsAccessible: true }],
    });
    hub.send("ShokoEvent:FileHashed", { FileID: 5, RelativePath: "Kumo/01.mkv" });
    hub.send("release:saved", { FileID: 5, Release: { CrossReferences: [{ AnidbAnimeID: 17 }] } });
    hub.send("ShokoEvent:SeriesUpdated", { Reason: "ImageAdded" });
    hub.send("ShokoEvent:FileMatched", {
      FileID: 6,
      RelativePath: "b.mkv",
      CrossReferences: [{ AnidbAnimeID: 18 }],
    });
    await until(() => received.length === 3);
    expect(received.map(({ kind, keys }) => [kind, keys])).toEqual([
      ["hashed", { path: "Kumo/01.mkv", shokoFileId: 5 }],
      ["matched", { path: "Kumo/01.mkv", shokoFileId: 5, anidbId: 17 }],
      ["matched", { path: "b.mkv", shokoFileId: 6, anidbId: 18 }],
    ]);
  });

  it.each([
    [
      "ShokoEvent:FileRenamed",
      { RelativePath: "/Kumo/Kumo - 01.mkv", PreviousFileName: "[Group] Kumo - 01.mkv" },
    ],
    [
      "ShokoEvent:FileMoved",
      { RelativePath: "/b/Kumo - 01.mkv", PreviousRelativePath: "Kumo/[Group] Kumo - 01.mkv" },
    ],
    ["file:relocated", { PreviousRelativePath: "/Kumo/[Group] Kumo - 01.mkv" }],
  ])("follows %s to the file's new place, with its progress", async (event, body) => {
    const { hub, fake, received, events, until } = await setUp();
    await hub.connected();
    await until(() => events.includes("hint"));
    fake.answers.byId = (id) => ({
      ID: Number(id),
      Locations: [{ RelativePath: "/Kumo no Machi/Kumo - 01.mkv", IsAccessible: true }],
      SeriesIDs: [{ SeriesID: { ID: 51, AniDB: 17_001 }, EpisodeIDs: [] }],
    });
    hub.send(event, { FileID: 5, ...body });
    await until(() => received.length === 1);
    expect(received).toMatchObject([
      {
        kind: "matched",
        keys: { shokoFileId: 5, path: "Kumo/[Group] Kumo - 01.mkv", anidbId: 17_001 },
        shokoPath: "Kumo no Machi/Kumo - 01.mkv",
      },
    ]);
  });

  it("reports a match without its path and requests a poll when the path cannot be read", async () => {
    const { hub, fake, received, events, until } = await setUp();
    await hub.connected();
    await until(() => events.includes("hint"));
    fake.answers.byId = () => new Response(null, { status: 500 });
    hub.send("release:search.completed", { FileID: 9, IsSaved: false });
    await until(() => received.length === 1);
    expect(received).toMatchObject([{ kind: "unmatched", keys: { shokoFileId: 9 } }]);
    expect(events.filter((event) => event === "hint")).toHaveLength(2);
  });

  it("remembers the number of Shoko's attempts for polls", async () => {
    const { adapter, hub, fake, received, events, until } = await setUp();
    await hub.connected();
    await until(() => events.includes("hint"));
    hub.send("ShokoEvent:FileNotMatched", {
      FileID: 5,
      RelativePath: "Kumo/01.mkv",
      AutoMatchAttempts: 3,
      HasCrossReferences: false,
      IsUDPBanned: true,
    });
    await until(() => received.length === 1);
    fake.answers.byTail = () => [
      { ID: 5, Hashes: { ED2K: "AB" }, Locations: [{ RelativePath: "Kumo/01.mkv" }] },
    ];

    const polled = await adapter.poll?.(waitingFor([unit(1, { filePath: "/a/Kumo/01.mkv" })]));

    expect(received[0]?.detail).toEqual([
      "attempt 3 of 15",
      "AniDB has banned this server for a while",
    ]);
    // The server itself reports the end of the ban.
    expect(polled?.observations).toMatchObject([
      { kind: "unmatched", detail: ["attempt 3 of 15"] },
    ]);
  });

  it("reconnects by itself and requests a poll for missed events", async () => {
    const { hub, events, until } = await setUp();
    await until(() => events.length === 2);
    hub.drop();
    await until(() => events.length === 5);
    expect(events).toEqual(["up", "hint", "down", "up", "hint"]);
  });

  it("stops with the tracker", async () => {
    const { hub, stop, events, until } = await setUp();
    await until(() => events.includes("hint"));
    stop.abort();
    await expect.poll(() => hub.openSockets()).toBe(0);
    expect(events).toEqual(["up", "hint"]);
  });

  it.each([API_KEY, "a-wrong-key"])(
    "writes the key %s into no address and no log",
    async (apiKey) => {
      const { hub, lines, events, until } = await setUp(apiKey);
      await until(() => events.length > 0);
      hub.drop();
      await until(() => events.includes("down"));
      expect(events[0]).toBe(apiKey === API_KEY ? "up" : "down");
      expect(hub.requests.length).toBeGreaterThan(0);
      expect([...hub.requests, ...lines].join("\n")).not.toContain(apiKey);
    },
  );
});
