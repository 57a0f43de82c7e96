import { expect, it } from "vitest";
import { createSonarrAdapter } from "../../../../server/integrations/arr/sonarr/adapter.ts";
import { createDeps, startApi } from "./fake-server.ts";

async function check(...health: readonly object[]) {
  const api = await startApi({
    "/api/v3/system/status": { appName: "Sonarr", version: "4.0.19.2979" },
    "/api/v3/health": health,
  });
  return createSonarrAdapter(
    { slug: "sonarr", kind: "SONARR", url: api.url },
    createDeps(),
  ).check();
}

const EVERY_INDEXER = "All indexers are unavailable due to failures";

it.each([
  ["indexers-unavailable", { source: "IndexerStatusCheck", type: "error" }],
  ["indexers-unavailable", { source: "IndexerLongTermStatusCheck", type: "error" }],
  [undefined, { source: "IndexerStatusCheck", type: "warning" }],
  [undefined, { source: "IndexerLongTermStatusCheck", type: "warning" }],
  ["indexers-unavailable", { source: "IndexerSearchCheck", type: "warning" }],
  ["indexers-unavailable", { source: "IndexerRssCheck", type: "error" }],
  [
    undefined,
    {
      source: "IndexerSearchCheck",
      type: "warning",
      wikiUrl: "https://wiki.example/#no-indexers-available-with-interactive-search-enabled",
    },
  ],
  ["client-unavailable", { source: "DownloadClientCheck", type: "error" }],
  ["client-unavailable", { source: "DownloadClientStatusCheck", type: "error" }],
  [undefined, { source: "DownloadClientStatusCheck", type: "warning" }],
  ["root-folder-missing", { source: "RootFolderCheck", type: "error" }],
  [undefined, { source: "UpdateCheck", type: "warning" }],
])("reads %s from %j", async (code, health) => {
  const { conditions } = await check({ message: "Words in any language", ...health });

  expect(conditions?.map((one) => one.code)).toEqual(code === undefined ? undefined : [code]);
});

it("keeps blocking messages as conditions beside all notes", async () => {
  const { notes, conditions } = await check(
    { source: "UpdateCheck", type: "warning", message: "New update is available" },
    { source: "IndexerStatusCheck", type: "error", message: EVERY_INDEXER },
  );

  expect(notes).toEqual(["New update is available", EVERY_INDEXER]);
  expect(conditions).toEqual([{ code: "indexers-unavailable", message: EVERY_INDEXER }]);
});
