import { episodeCode } from "../world/arr.ts";
import type { ArrItem, Download, Unit, SeerrRequest } from "../world/model.ts";
import type { PendingRelease } from "../world/offer-model.ts";
import { findItem } from "../world/request.ts";
import { expectFound, type World } from "../world/world.ts";
import type { EpisodeCode, Story } from "./story.ts";

/** The state of a running story. */
export interface StoryContext {
  readonly world: World;
  readonly story: Story;
  readonly downloads: Map<string, Download>;
  readonly pending: Map<string, PendingRelease>;
  seerrRequest: SeerrRequest | null;
}

/** The units of each file; by default one file for each wanted unit without a file. */
export function partsOf(
  item: ArrItem,
  files: readonly (readonly EpisodeCode[])[] | undefined,
): Unit[][] {
  if (!files)
    return item.units.filter((unit) => unit.monitored && !unit.file).map((unit) => [unit]);
  return files.map((codes) => unitsOf(item, codes));
}

export function unitsOf(item: ArrItem, codes: readonly EpisodeCode[]): Unit[] {
  return codes.map((code) =>
    expectFound(
      item.units.find((unit) => episodeCode([unit]) === code),
      `${code} of ${item.title.title}`,
    ),
  );
}

export function seerrRequestOf({ seerrRequest, story }: StoryContext): SeerrRequest {
  return expectFound(seerrRequest, `request for ${story.title.title}`);
}

export function itemOf({ world, story, seerrRequest }: StoryContext): ArrItem {
  return expectFound(
    findItem(world, story.title, seerrRequest?.is4k),
    `${story.title.title} in an arr`,
  );
}

export function downloadOf({ downloads, story }: StoryContext, release: string): Download {
  return expectFound(downloads.get(release), `release "${release}" of ${story.title.title}`);
}
