import type { MessageOf, Sentences } from "./catalogue.ts";

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

/** Why a deletion keeps a download. */
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
