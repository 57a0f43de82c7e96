import type { DeleteReason } from "../../simulator/world/event.ts";
import type { Title } from "../../simulator/world/title.ts";

/** "S01E02" */
export type EpisodeCode = string;

/** What happens to one title, as data; several run beside each other. */
export interface ChaosStory {
  readonly title: Title;
  readonly is4k: boolean;
  readonly steps: readonly ChaosStep[];
}

/**
 * `after`: seconds without events before the step. The story has its own names for requests and releases. A step whose
 * movie, series or download does not exist does nothing: people click in any order.
 */
export type ChaosStep = { readonly after: number } & (
  | {
      readonly do: "request";
      readonly seerrRequest: string;
      readonly by: string;
      readonly seasons: readonly number[];
      readonly isAutomatic: boolean;
    }
  | { readonly do: "approve" | "decline" | "refuse" | "withdraw"; readonly seerrRequest: string }
  | {
      readonly do: "grab";
      readonly release: string;
      /** The episodes in each video file; null: the movie. */
      readonly files: readonly (readonly EpisodeCode[])[] | null;
      readonly group: string;
      readonly size: number;
      /** The very same torrent as that release. */
      readonly sameAs?: string;
    }
  | {
      readonly do: "transfer";
      readonly release: string;
      readonly seconds: number;
      /** Every seed goes away at this progress, and the step is done. */
      readonly stallsAt?: number;
    }
  /** `parts`: so many of its files, and no more, are in the release after all. */
  | {
      readonly do: "import";
      readonly release: string;
      readonly eachSeconds: number;
      readonly parts?: number;
    }
  | { readonly do: "block" | "fail" | "remove-torrent"; readonly release: string }
  | {
      readonly do: "shoko";
      readonly release: string;
      readonly outcome: "matched" | "unmatched";
      readonly eachSeconds: number;
    }
  /** Shoko renames its matched files, and the arr finds them under their new names after so many seconds. */
  | { readonly do: "rename"; readonly release: string; readonly foundAfter: number }
  /** The seasons of a request are changed in Seerr, without a webhook. */
  | {
      readonly do: "edit-seasons";
      readonly seerrRequest: string;
      readonly seasons: readonly number[];
    }
  /** Somebody else is named as the requester. */
  | { readonly do: "edit-requester"; readonly seerrRequest: string; readonly by: string }
  /** Seerr sends the request to another Radarr; soon after, the movie is deleted in the former one. */
  | {
      readonly do: "edit-server";
      readonly seerrRequest: string;
      readonly serverId: number;
      readonly leftAfter: number;
      readonly withFiles: boolean;
    }
  /** Somebody deletes the request in the tracker. */
  | {
      readonly do: "delete-in-tracker";
      readonly seerrRequest: string;
      readonly withFiles: boolean;
    }
  | { readonly do: "scan"; readonly seconds: number; readonly probeSeconds: number }
  | { readonly do: "seerr-scan" }
  /** `episode` null: the movie. */
  | {
      readonly do: "delete-file";
      readonly episode: EpisodeCode | null;
      readonly reason: DeleteReason;
    }
  | { readonly do: "delete-item"; readonly withFiles: boolean }
  /** The title's arr is backed up; later it is restored, and after so many seconds it scans its disks. */
  | { readonly do: "back-up" }
  | { readonly do: "restore"; readonly scanAfter: number }
  /** The disk is unmounted, and the arr scans for its files; `isReported`: it reports a missing root folder, as it always does for a few files. */
  | { readonly do: "unmount"; readonly isReported: boolean }
  | { readonly do: "mount" }
  | { readonly do: "together"; readonly threads: readonly (readonly ChaosStep[])[] }
);

/** For whoever has to understand a seed that failed. */
export function printStory({ title, is4k, steps }: ChaosStory): string[] {
  const kind = title.kind === "movie" ? "movie" : `series of ${title.episodes.length}`;
  const anime = title.anidbId === undefined ? "" : ", anime";
  return [`${title.title} (${kind}${anime}${is4k ? ", 4K" : ""})`, ...printSteps(steps, "  ")];
}

function printSteps(steps: readonly ChaosStep[], indent: string): string[] {
  return steps.flatMap((step) => {
    const wait = `${indent}+${step.after.toFixed(1)} s`;
    if (step.do === "together")
      return [
        `${wait} together`,
        ...step.threads.flatMap((thread, index) => [
          `${indent}  thread ${index + 1}`,
          ...printSteps(thread, `${indent}    `),
        ]),
      ];
    const { do: verb, after: _, ...rest } = step;
    const words = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
    return [`${wait} ${verb} ${words.join(" ")}`.trimEnd()];
  });
}
