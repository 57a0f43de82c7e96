import type { ReleaseInput } from "../world/release.ts";
import { isAnime, type MovieTitle, type SeriesTitle } from "../world/title.ts";
import { episodeCodeOf, type EpisodeCode, type Step, type Story } from "./story.ts";

interface Shape {
  readonly id: string;
  readonly by?: string;
  readonly isAutomatic?: boolean;
  /** Duration of the transfer of one release. */
  readonly downloadSeconds?: number;
  readonly as?: ReleaseInput & { readonly hash?: string };
}

/** Requested, approved, found and sent to the client. */
function begin(shape: Shape, seasons?: readonly number[]): Step[] {
  const request: Step = {
    do: "request",
    ...(shape.by === undefined ? {} : { by: shape.by }),
    ...(seasons ? { seasons } : {}),
    isAutomatic: shape.isAutomatic ?? false,
  };
  return shape.isAutomatic ? [request] : [request, { after: 4, do: "approve" }];
}

/** From the imported file to the playable item. */
function end(release: string, anime: boolean): Step[] {
  return [
    ...(anime ? [{ after: 1, do: "shoko", release } as const] : []),
    { after: 3, do: "scan" },
    { after: 2, do: "seerr-scan" },
  ];
}

export function movieStory(title: MovieTitle, shape: Shape): Story {
  return {
    id: shape.id,
    summary: `${title.title}: asked for, downloaded, imported, playable`,
    title,
    steps: [
      ...begin(shape),
      { after: 5, do: "grab", release: "movie", ...(shape.as ? { as: shape.as } : {}) },
      { after: 2, do: "download", release: "movie", seconds: shape.downloadSeconds ?? 30 },
      { after: 5, do: "import", release: "movie", eachSeconds: 3 },
      ...end("movie", isAnime(title)),
    ],
  };
}

/** A season as one torrent. `files` lists its content if it differs from one file per requested episode. */
export function packStory(
  title: SeriesTitle,
  shape: Shape & { season?: number; files?: readonly (readonly EpisodeCode[])[] },
): Story {
  return {
    id: shape.id,
    summary: `${title.title}: a season as one pack`,
    title,
    steps: [
      ...begin(shape, [shape.season ?? 1]),
      {
        after: 6,
        do: "grab",
        release: "pack",
        ...(shape.files ? { files: shape.files } : {}),
        ...(shape.as ? { as: shape.as } : {}),
      },
      { after: 2, do: "download", release: "pack", seconds: shape.downloadSeconds ?? 60 },
      { after: 5, do: "import", release: "pack", eachSeconds: 1.5 },
      ...end("pack", isAnime(title)),
    ],
  };
}

/** A season as one release per episode, `everySeconds` apart. */
export function singlesStory(
  title: SeriesTitle,
  shape: Shape & { season?: number; episodes: number; everySeconds?: number },
): Story {
  const season = shape.season ?? 1;
  const threads = Array.from({ length: shape.episodes }, (_, index): Step[] => {
    const code = episodeCodeOf(season, index + 1);
    return [
      { after: 4 + index * (shape.everySeconds ?? 6), do: "grab", release: code, files: [[code]] },
      { after: 1, do: "download", release: code, seconds: shape.downloadSeconds ?? 15 },
      { after: 3, do: "import", release: code },
      ...(isAnime(title) ? [{ do: "shoko", release: code } as const] : []),
      { after: 2, do: "scan" },
    ];
  });
  return {
    id: shape.id,
    summary: `${title.title}: a season as ${shape.episodes} single releases`,
    title,
    steps: [...begin(shape, [season]), { do: "together", threads }, { after: 2, do: "seerr-scan" }],
  };
}
