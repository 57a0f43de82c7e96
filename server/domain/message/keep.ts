import type { MessageOf, NoParams, Sentences } from "./catalogue.ts";

interface ByPerson {
  /** Who made the other request; null: not known. */
  readonly by: string | null;
}

interface OfSeasons {
  /** Season 0 has the specials. */
  readonly seasons: readonly number[];
}

interface OfFiles {
  readonly count: number;
  /** Some of their names. */
  readonly names: readonly string[];
}

/** Why a deletion keeps a download, a title or an entry. */
export interface KeepParams {
  BRINGS_OTHER_REQUEST: ByPerson;
  BRINGS_OTHER_TITLE: { readonly title: string };
  SHARES_DATA: { readonly name: string };
  HOLDS_OTHER_SEASONS: OfSeasons;
  FILES_OF_OTHER_SEASONS: OfSeasons;
  SEASON_REQUESTED_TOO: ByPerson & { readonly season: number };
  REQUESTED_TOO: ByPerson;
  FILES_UNREAD: OfFiles;
  HOLDS_SEVERAL_MOVIES: OfFiles;
  INSTANCE_AMBIGUOUS: NoParams;
  OTHER_INSTANCE: NoParams;
  OTHER_SEASON_FILES: NoParams;
  ON_REQUEST_BLOCKLIST: NoParams;
  OTHER_SEASONS_THERE: NoParams;
  OTHER_QUALITY_THERE: NoParams;
  OTHER_QUALITY_REQUESTED: ByPerson;
  SEASONS_IN_USE: OfSeasons;
}

export type KeepReason = MessageOf<KeepParams>;

/** Clauses without a final period: they follow "because". */
export const KEEP_SENTENCES: Sentences<KeepParams> = {
  BRINGS_OTHER_REQUEST: ({ by }) => `it also brings what ${nameOf(by)} asked for`,
  BRINGS_OTHER_TITLE: ({ title }) => `it also brings ${title}`,
  SHARES_DATA: ({ name }) => `its data is shared with ${name}`,
  HOLDS_OTHER_SEASONS: ({ seasons }) => `it also holds ${listSeasons(seasons)}`,
  FILES_OF_OTHER_SEASONS: ({ seasons }) => `its files are also of ${listSeasons(seasons)}`,
  SEASON_REQUESTED_TOO: ({ by, season }) => `${nameOf(by)} asked for ${nameSeason(season)} too`,
  REQUESTED_TOO: ({ by }) => `${nameOf(by)} asked for it too`,
  FILES_UNREAD: ({ count, names }) =>
    `it is not known which episodes ${count} of its files contain (${listNames(count, names)})`,
  HOLDS_SEVERAL_MOVIES: ({ count, names }) =>
    `it holds ${count} videos, and it is not known which of them is the movie (${listNames(count, names)})`,
  INSTANCE_AMBIGUOUS: () => "it is not known which instance is meant",
  OTHER_INSTANCE: () => "it is another instance's, for another quality",
  OTHER_SEASON_FILES: () => "it has files of other seasons",
  ON_REQUEST_BLOCKLIST: () => "it is on the blocklist",
  OTHER_SEASONS_THERE: () => "other seasons of it are there",
  OTHER_QUALITY_THERE: () => "it is there in another quality",
  OTHER_QUALITY_REQUESTED: ({ by }) => `${nameOf(by)} asked for another quality`,
  SEASONS_IN_USE: ({ seasons }) =>
    `${listSeasons(seasons)} of it ${seasons.length > 1 ? "are" : "is"} there or searched for`,
};

/** Returns the English clause of a reason. */
export function formatKeep<Code extends keyof KeepParams>({
  code,
  params,
}: MessageOf<KeepParams, Code>): string {
  return KEEP_SENTENCES[code](params);
}

export function nameSeason(season: number): string {
  return season === 0 ? "the specials" : `season ${season}`;
}

export function listSeasons(seasons: readonly number[]): string {
  return seasons.map(nameSeason).join(", ");
}

function nameOf(by: string | null): string {
  return by ?? "somebody else";
}

function listNames(count: number, names: readonly string[]): string {
  return `${names.join(", ")}${count > names.length ? ", …" : ""}`;
}
