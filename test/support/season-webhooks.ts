import { episodesOf, fileImportOf, grabOf, seasonRequest } from "../tracking/body.ts";

const EPISODES = 50;
const EPISODES_PER_FILE = 5;

/** The webhooks of some seasons, each of them a request: from the request to the last file. */
export function* seasonWebhooks(
  seasons: number,
): Generator<readonly [slug: string, body: unknown]> {
  for (let season = 1; season <= seasons; season += 1) {
    const downloadId = `PACK${season}`;
    const episodes = episodesOf(season, EPISODES);
    yield ["seerr", seasonRequest(season, String(season))];
    yield ["sonarr", grabOf({ episodes, downloadId })];
    for (let first = 0; first < EPISODES; first += EPISODES_PER_FILE) {
      const ofOneFile = episodes.slice(first, first + EPISODES_PER_FILE);
      const file = season * 1_000 + first;
      yield ["sonarr", fileImportOf({ episodes: ofOneFile, downloadId }, file)];
    }
  }
}
