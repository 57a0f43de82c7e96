import { describe, expect, it } from "vitest";
import { createSonarrAdapter } from "../../../../server/integrations/arr/sonarr/adapter.ts";
import { listServers } from "../../../support/fixture.ts";
import { createDeps, startApi } from "../common/fake-server.ts";
import { pollable, scopeOf, trackedItem } from "../common/scope.ts";

function connect(url: string) {
  return pollable(
    createSonarrAdapter({ slug: "sonarr", kind: "SONARR", url, apiKey: "key" }, createDeps()),
  );
}

const item = trackedItem({ mediaType: "TV", arr: { service: "sonarr", id: 7 }, seasons: [1] });

describe.each(listServers("sonarr"))("Sonarr $version", ({ version, answers }) => {
  it("reports its version and health, one line each", async () => {
    const api = await startApi(answers);

    expect(await connect(api.url).check()).toMatchObject({
      version,
      notes: [
        "Indexers unavailable due to failures: Some Indexer",
        "Remote download client qBittorrent places downloads in /downloads but this directory does not appear to exist",
      ],
    });
  });

  it("reports files, history and progress", async () => {
    const api = await startApi(answers);

    const { observations, cursor } = await connect(api.url).poll(
      scopeOf([item], { cursor: "2031-05-04T10:00:00.000Z#40" }),
    );

    expect(
      observations.map(({ kind, keys }) => [kind, keys.episodes?.map(({ number }) => number)]),
    ).toEqual([
      ["airs", [1, 2, 3, 4]],
      ["monitoring", [4]],
      ["monitoring", [1, 2, 3]],
      ["grabbed", [2]],
      ["downloading", [2, 3]],
      ["imported", [1]],
    ]);
    expect(observations[0]).toMatchObject({
      item: { title: "Harbour of Glass", isAnime: true, otherTitles: ["Garasu no Minato"] },
      keys: { tvdbId: 990001, imdbId: "tt9900010" },
    });
    expect(observations[4]).toMatchObject({
      keys: { downloadId: "AB00000000000000000000000000000000000001" },
      transfer: { progress: 0.5, eta: "2031-05-04T12:10:00.000Z" },
    });
    expect(observations[5]).toMatchObject({ file: { id: 501, quality: "Bluray-1080p" } });
    expect(cursor).toBe("2031-05-04T11:50:00.123Z#41");
    expect(JSON.stringify(observations)).not.toContain("nobody-may-see");
  });

  it("lists the supported download clients, without passwords", async () => {
    const api = await startApi(answers);

    expect(await connect(api.url).suggest?.()).toEqual([
      {
        kind: "QBITTORRENT",
        name: "qBittorrent (VPN)",
        url: "http://gluetun:8080",
        username: "tracker",
      },
    ]);
  });
});

it("has fixtures of two versions", () => {
  expect(listServers("sonarr")).toHaveLength(2);
});
