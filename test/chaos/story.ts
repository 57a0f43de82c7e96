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
 * `after`: seconds in which nothing happens before the step. Wishes and releases go by names of the story's own. A step
 * whose film, series or download is not there (any more) does nothing: people click in any order.
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
      /** Which episodes each video file holds; null: the film. */
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
  | { readonly do: "scan"; readonly seconds: number; readonly probeSeconds: number }
  | { readonly do: "seerr-scan" }
  /** `episode` null: the film. */
  | {
      readonly do: "delete-file";
      readonly episode: EpisodeCode | null;
      readonly reason: DeleteReason;
    }
  | { readonly do: "delete-item"; readonly withFiles: boolean }
  /** The disk goes, and the arr looks for its files; `isTold`: it complains of its folder, as it always does of a few. */
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
          `${indent}  lane ${index + 1}`,
          ...printSteps(thread, `${indent}    `),
        ]),
      ];
    const { do: verb, after: _, ...rest } = step;
    const words = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
    return [`${wait} ${verb} ${words.join(" ")}`.trimEnd()];
  });
}
