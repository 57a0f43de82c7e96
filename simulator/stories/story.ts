import type { LibraryName } from "../world/library-model.ts";
import type { PendingReason } from "../world/offer-model.ts";
import type { ReleaseInput } from "../world/release.ts";
import type { Title } from "../world/title.ts";

/** The events of one title, as data. Times are story seconds. */
export interface Story {
  /** Id of its scenario, or any short name. */
  readonly id: string;
  readonly summary: string;
  readonly title: Title;
  readonly steps: readonly Step[];
}

/** "S01E02" */
export type EpisodeCode = string;

/** `after`: seconds without events before the step. `release` names a grab of this story. */
export type Step = { readonly after?: number } & (
  | {
      readonly do: "request";
      readonly by?: string;
      readonly seasons?: readonly number[];
      readonly isAutomatic?: boolean;
      readonly is4k?: boolean;
      readonly rootFolder?: string;
    }
  | { readonly do: "approve" | "lose-approval" | "decline" | "refuse" | "retry" | "withdraw" }
  | {
      readonly do: "grab";
      readonly release: string;
      /** The episodes in each video file. Absent: one file per monitored episode, or the movie. */
      readonly files?: readonly (readonly EpisodeCode[])[];
      /** What the release's name announces; absent: its actual content. */
      readonly promised?: readonly EpisodeCode[];
      readonly as?: ReleaseInput & { readonly hash?: string };
    }
  | {
      readonly do: "download";
      readonly release: string;
      readonly seconds: number;
      /** All seeds leave at this progress, and the step ends. */
      readonly stallsAt?: number;
    }
  | { readonly do: "import"; readonly release: string; readonly eachSeconds?: number }
  | {
      readonly do: "block";
      readonly release: string;
      readonly file: string;
      readonly message: string;
    }
  | { readonly do: "fail"; readonly release: string; readonly message: string }
  | { readonly do: "remove-torrent"; readonly release: string }
  | {
      readonly do: "shoko";
      readonly release: string;
      readonly detectSeconds?: number;
      readonly hashSeconds?: number;
      readonly matchSeconds?: number;
      /** AniDB does not know the files. */
      readonly isUnknown?: boolean;
    }
  | {
      readonly do: "scan";
      readonly seconds?: number;
      readonly probeSeconds?: number;
      readonly library?: LibraryName;
    }
  | { readonly do: "seerr-scan" | "seerr-sync" | "disk-scan" | "search" }
  | TroubleStep
  | { readonly do: "together"; readonly threads: readonly (readonly Step[])[] }
);

/** Steps that leave the happy path. */
export type TroubleStep =
  | { readonly do: "edit"; readonly seasons: readonly number[] }
  | {
      readonly do: "offer";
      readonly files?: readonly (readonly EpisodeCode[])[];
      readonly as?: ReleaseInput & { readonly hash?: string };
      readonly rejections?: readonly string[];
    }
  | {
      readonly do: "hold-back";
      readonly release: string;
      readonly files?: readonly (readonly EpisodeCode[])[];
      readonly reason: PendingReason;
      /** Seconds after which the arr tries the release. */
      readonly seconds?: number;
    }
  | { readonly do: "let-go" | "forget" | "import-unheard"; readonly release: string }
  | { readonly do: "hold"; readonly release: string; readonly message: string }
  | { readonly do: "set-category"; readonly release: string; readonly category: string }
  | {
      readonly do: "place";
      /** The content of the file; absent: the movie. */
      readonly episodes?: readonly EpisodeCode[];
      readonly as?: ReleaseInput;
    }
  | {
      readonly do: "monitor" | "unmonitor" | "delete-files";
      /** Absent: all. */
      readonly episodes?: readonly EpisodeCode[];
    }
  | { readonly do: "delete-item"; readonly withFiles: boolean };

/** One file per episode of a season, from `first` to `last`. */
export function eachEpisode(season: number, first: number, last: number): EpisodeCode[][] {
  return Array.from({ length: last - first + 1 }, (_, index) => [
    episodeCodeOf(season, first + index),
  ]);
}

export function episodeCodeOf(season: number, number: number): EpisodeCode {
  return `S${String(season).padStart(2, "0")}E${String(number).padStart(2, "0")}`;
}
