import { createArea } from "../area.ts";
import type { ByPerson, OfFiles, OfSeasons } from "../keep.ts";
import { listNames } from "../keep.ts";

/** Why a deletion keeps a download, by code. Clauses: they follow "because". */
export const keepReasons = createArea("keepReasons", {
  BRINGS_OTHER_REQUEST: ({ by }: ByPerson) => `it also brings what ${nameOf(by)} asked for`,
  BRINGS_OTHER_TITLE: "it also brings {title}",
  SHARES_DATA: "its data is shared with {name}",
  HOLDS_OTHER_SEASONS: ({ seasons }: OfSeasons) => `it also holds ${listSeasons(seasons)}`,
  FILES_OF_OTHER_SEASONS: ({ seasons }: OfSeasons) =>
    `its files are also of ${listSeasons(seasons)}`,
  SEASON_REQUESTED_TOO: ({ by, season }: ByPerson & { readonly season: number }) =>
    `${nameOf(by)} asked for ${nameSeason(season)} too`,
  REQUESTED_TOO: ({ by }: ByPerson) => `${nameOf(by)} asked for it too`,
  FILES_UNREAD: ({ count, names }: OfFiles) =>
    `it is not known which episodes ${count} of its files contain (${listNames(count, names)})`,
  HOLDS_SEVERAL_MOVIES: ({ count, names }: OfFiles) =>
    `it holds ${count} videos, and it is not known which of them is the movie (${listNames(count, names)})`,
  INSTANCE_AMBIGUOUS: "it is not known which instance is meant",
  OTHER_INSTANCE: "it is another instance's, for another quality",
  OTHER_SEASON_FILES: "it has files of other seasons",
  ON_REQUEST_BLOCKLIST: "it is on the blocklist",
  OTHER_SEASONS_THERE: "other seasons of it are there",
  OTHER_QUALITY_THERE: "it is there in another quality",
  OTHER_QUALITY_REQUESTED: ({ by }: ByPerson) => `${nameOf(by)} asked for another quality`,
  SEASONS_IN_USE: ({ seasons }: OfSeasons) =>
    `${listSeasons(seasons)} of it ${seasons.length > 1 ? "are" : "is"} there or searched for`,
});

function nameSeason(season: number): string {
  return season === 0 ? "the specials" : `season ${season}`;
}

function listSeasons(seasons: readonly number[]): string {
  return seasons.map(nameSeason).join(", ");
}

function nameOf(by: string | null): string {
  return by ?? "somebody else";
}
