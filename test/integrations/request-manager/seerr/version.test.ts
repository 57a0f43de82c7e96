import { describe, expect, it } from "vitest";
import { createSeerrAdapter } from "../../../../server/integrations/request-manager/seerr/adapter.ts";
import { listServers } from "../../../support/fixture.ts";
import { createDeps, startApi, Status } from "../../arr/common/fake-server.ts";
import { pollable, scopeOf } from "../../arr/common/scope.ts";

function connect(url: string) {
  return pollable(
    createSeerrAdapter({ slug: "seerr", kind: "SEERR", url, apiKey: "seerr-key" }, createDeps()),
  );
}

const ARRS = [
  { kind: "SONARR", name: "Shows", url: "http://sonarr.lan:8989/sonarr", apiKey: "sonarr-key" },
  { kind: "RADARR", name: "Films", url: "http://192.0.2.7:7878", apiKey: "radarr-key" },
  {
    kind: "RADARR",
    name: "Films 4K",
    url: "https://radarr4k.lan",
    apiKey: "radarr-4k-key",
    is4k: true,
  },
];

describe.each(listServers("seerr"))("Seerr $version", ({ version, answers }) => {
  it("reports its version", async () => {
    const api = await startApi(answers);

    expect(await connect(api.url).check()).toEqual({ version });
  });

  it("reports who requested what, and the status of each request", async () => {
    const api = await startApi(answers);

    const { observations } = await connect(api.url).poll(scopeOf());

    expect(observations.map(({ kind, keys }) => [kind, keys.requestId])).toEqual([
      ["approved", "31"],
      ["declined", "32"],
      ["approved", "33"],
      ["heard-available", "33"],
    ]);
    expect(observations[0]).toMatchObject({
      keys: { mediaType: "TV", tmdbId: 550001, tvdbId: 990001, seasons: [1, 2] },
      item: { title: "Harbour of Glass", isAnime: true, requestedBy: "Robin" },
      isAutomatic: false,
    });
    expect(JSON.stringify(observations)).not.toContain("@example.org");
  });

  it("lists its Sonarr and Radarr with their keys, and the media server", async () => {
    const api = await startApi(answers);

    expect(await connect(api.url).suggest?.()).toMatchObject([
      ...ARRS,
      { kind: "JELLYFIN", name: "homelab", url: "http://jellyfin.lan:8096/media" },
    ]);
  });

  it("lists the others when the media server cannot be read", async () => {
    const api = await startApi({ ...answers, "/api/v1/settings/jellyfin": new Status(500) });

    expect(await connect(api.url).suggest?.()).toMatchObject(ARRS);
  });
});

it("has fixtures of two versions", () => {
  expect(listServers("seerr")).toHaveLength(2);
});
