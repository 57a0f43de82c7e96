import { describe, expect, it } from "vitest";
import { createRadarrAdapter } from "../../../../server/integrations/arr/radarr/adapter.ts";
import { listServers } from "../../../support/fixture.ts";
import { createDeps, startApi } from "../common/fake-server.ts";
import { pollable, scopeOf, trackedItem } from "../common/scope.ts";

function connect(url: string) {
  return pollable(
    createRadarrAdapter({ slug: "radarr", kind: "RADARR", url, apiKey: "key" }, createDeps()),
  );
}

const item = trackedItem({ mediaType: "MOVIE", arr: { service: "radarr", id: 12 } });

describe.each(listServers("radarr"))("Radarr $version", ({ version, answers }) => {
  it("reports its version and health", async () => {
    const api = await startApi(answers);

    expect(await connect(api.url).check()).toMatchObject({
      version,
      notes: ["Missing root folder: /films-4k"],
    });
  });

  it("reports files, history and problems", async () => {
    const api = await startApi(answers);

    const { observations } = await connect(api.url).poll(
      scopeOf([item], { cursor: "2031-05-04T10:00:00.000Z#2" }),
    );

    expect(observations).toMatchObject([
      { kind: "airs", airDate: "2031-08-02T00:00:00.000Z", item: { title: "The Quiet Orchard" } },
      { kind: "monitoring", monitored: true },
      { kind: "download-failed", historyId: 3, reason: "Aborted" },
      { kind: "downloaded", keys: { tmdbId: 770001 } },
      { kind: "blocked", detail: ["The.Quiet.Orchard.2030.1080p: Not enough free space"] },
    ]);
  });

  it("lists its download client with its path", async () => {
    const api = await startApi(answers);

    expect(await connect(api.url).suggest?.()).toEqual([
      {
        kind: "QBITTORRENT",
        name: "qBittorrent",
        url: "https://nas.lan/qbt",
        username: "tracker",
      },
    ]);
  });
});

it("has fixtures of two versions", () => {
  expect(listServers("radarr")).toHaveLength(2);
});

it("keeps two instances with the same movie apart", async () => {
  const [server] = listServers("radarr");
  const api = await startApi(server?.answers ?? {});
  const both = ["radarr", "radarr-4k"].map((slug) =>
    pollable(createRadarrAdapter({ slug, kind: "RADARR", url: api.url }, createDeps())),
  );

  const events = await Promise.all(both.map((one) => one.poll(scopeOf([item]))));

  const services = events.map(({ observations }) => [
    ...new Set(observations.map(({ service, keys }) => `${service} ${keys.arr?.service}`)),
  ]);
  expect(services).toEqual([["radarr radarr"], []]);
});
