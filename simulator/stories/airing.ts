import { movie, numbered, series, type SeriesTitle } from "../world/title.ts";
import { eachEpisode, type Story } from "./story.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * DAY_MS;

/** Shows of this season, and what comes out next: what a calendar of the demo has. */
export function airingStories(now: Date): Story[] {
  return [
    airingStory({
      id: "demo-airing",
      by: "mika",
      aired: 3,
      downloadSeconds: 45,
      title: series({
        title: "The Tidewater Index",
        year: now.getUTCFullYear(),
        runtimeMinutes: 52,
        overview: "An insurer learns which houses will float.",
        // The third one has just aired.
        seasons: [season(12, new Date(now.getTime() - 2 * WEEK_MS - HOUR_MS))],
      }),
    }),
    airingStory({
      id: "demo-airing-anime",
      by: "Ada",
      aired: 5,
      downloadSeconds: 70,
      title: series({
        title: "Lanterns of Aoi",
        originalTitle: "葵の灯籠",
        year: now.getUTCFullYear(),
        isAnime: true,
        overview: "Every lantern remembers who lit it, and one of them lies.",
        seasons: [season(13, at(now, { days: 2 - 35, hour: 15 }))],
      }),
    }),
    {
      id: "demo-coming-season",
      summary: "a season that starts next week",
      title: series({
        title: "Below the Ninth Lock",
        year: now.getUTCFullYear(),
        runtimeMinutes: 47,
        overview: "The canal is drained for the winter, and something was left in it.",
        seasons: [season(8, at(now, { days: 8, hour: 20 }))],
      }),
      steps: [{ after: 2, do: "request", by: "Jörg Ünal", isAutomatic: true }],
    },
    {
      id: "demo-coming-movie",
      summary: "a movie that is not released yet",
      title: movie({
        title: "The Cartographer's Debt",
        year: now.getUTCFullYear(),
        overview: "A mapmaker owes a coast that is not there.",
        // A day without a time, as TMDB has it.
        releasedAt: at(now, { days: 5, hour: 0 }),
      }),
      steps: [{ after: 3, do: "request", by: "mika", isAutomatic: true }],
    },
  ];
}

/** One more episode airs each week; what has aired arrives while the demo runs. */
function airingStory({
  id,
  by,
  aired,
  downloadSeconds,
  title,
}: {
  readonly id: string;
  readonly by: string;
  readonly aired: number;
  readonly downloadSeconds: number;
  readonly title: SeriesTitle;
}): Story {
  return {
    id,
    summary: "a show of this season",
    title,
    steps: [
      { after: 1, do: "request", by, isAutomatic: true },
      { after: 4, do: "grab", release: "aired", files: eachEpisode(1, 1, aired) },
      { after: 1, do: "download", release: "aired", seconds: downloadSeconds },
      { after: 4, do: "import", release: "aired", eachSeconds: 2 },
      ...(title.anidbId === undefined ? [] : [{ do: "shoko", release: "aired" } as const]),
      { after: 3, do: "scan" },
    ],
  };
}

function season(episodes: number, startsAt: Date) {
  return { number: 1, episodes: numbered(episodes), startsAt };
}

/** A time on a day from now. */
function at(now: Date, { days, hour }: { readonly days: number; readonly hour: number }): Date {
  const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  return new Date(midnight + days * DAY_MS + hour * HOUR_MS);
}
