import type { LibraryName } from "../world/library-model.ts";
import type { PendingReason } from "../world/offer-model.ts";
import type { ReleaseInput } from "../world/release.ts";
import type { Title } from "../world/title.ts";

/** What happens to one title, as data. Times are story seconds. */
export interface Story {
  /** Of the scenario it belongs to, or any short name. */
  readonly id: string;
  readonly summary: string;
  readonly title: Title;
  readonly steps: readonly Step[];
}

/** "S01E02" */
export type EpisodeCode = string;

/** `after`: how long nothing happens before the step. `release` names a grab of this story. */
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
      /** Which episodes each video file holds. Absent: one file per monitored episode, or the film. */
      readonly files?: readonly (readonly EpisodeCode[])[];
      /** What the release's name promises; absent: what is in it. */
      readonly promised?: readonly EpisodeCode[];
      readonly as?: ReleaseInput & { readonly hash?: string };
    }
  | {
      readonly do: "download";
      readonly release: string;
      readonly seconds: number;
      /** Every seed goes away at this progress, and the step is done. */
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

/** What goes another way than the straight one. */
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
      /** After which the arr will try it. */
      readonly seconds?: number;
    }
  | { readonly do: "let-go" | "forget" | "import-unheard"; readonly release: string }
  | { readonly do: "hold"; readonly release: string; readonly message: string }
  | { readonly do: "set-category"; readonly release: string; readonly category: string }
  | {
      readonly do: "place";
      /** What the file holds; absent: the film. */
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
