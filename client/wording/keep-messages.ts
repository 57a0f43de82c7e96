import { wordMessage } from "./message.ts";

interface ByPerson {
  readonly by: string | null;
}

interface OfSeasons {
  readonly seasons: readonly number[];
}

interface OfFiles {
  readonly count: number;
  readonly names: readonly string[];
}

/** Why a deletion keeps a download, by code. Clauses: they follow "because". */
export const KEEP_MESSAGES = {
  BRINGS_OTHER_REQUEST: ({ by }: ByPerson) => `it also brings what ${nameOf(by)} asked for`,
  BRINGS_OTHER_TITLE: ({ title }: { readonly title: string }) => `it also brings ${title}`,
  SHARES_DATA: ({ name }: { readonly name: string }) => `its data is shared with ${name}`,
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
};

export interface KeptBecause {
  readonly reason: string;
  readonly reasons: readonly {
    readonly message: string;
    readonly messageCode: string;
    readonly messageParams: unknown;
  }[];
}

/** Why something is kept, as one clause. A reason without codes has the words of the tracker. */
export function keepWords({ reason, reasons }: KeptBecause): string {
  if (reasons.length === 0) return reason;
  return reasons
    .map(
      ({ message, messageCode, messageParams }) =>
        wordMessage(KEEP_MESSAGES, messageCode, messageParams) ?? message,
    )
    .join("; ");
}

function nameSeason(season: number): string {
  return season === 0 ? "the specials" : `season ${season}`;
}

function listSeasons(seasons: readonly number[]): string {
  return seasons.map(nameSeason).join(", ");
}

function nameOf(by: string | null): string {
  return by ?? "somebody else";
}

function listNames(count: number, names: readonly string[]): string {
  return `${names.join(", ")}${count > names.length ? ", …" : ""}`;
}
