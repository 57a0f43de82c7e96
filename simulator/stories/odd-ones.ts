import { movie } from "../world/title.ts";
import type { Story } from "./story.ts";

/** Situations that every real installation has: stuck, blocked, undecided. */
export function oddOnes(): Story[] {
  return [
    {
      id: "demo-stalled",
      summary: "every seed goes away at 43 %",
      title: movie({
        title: "The Glass Estuary",
        year: 1998,
        overview: "A ferryman who counts what the river takes.",
      }),
      steps: [
        { do: "request", by: "Jörg Ünal", isAutomatic: true },
        { after: 3, do: "grab", release: "movie" },
        { after: 1, do: "download", release: "movie", seconds: 25, stallsAt: 0.43 },
      ],
    },
    {
      id: "demo-blocked",
      summary: "Radarr needs a person to check an import",
      title: movie({
        title: "Night Ferry",
        year: 2021,
        overview: "Nobody on board remembers buying a ticket.",
      }),
      steps: [
        { after: 2, do: "request", by: "Ada", isAutomatic: true },
        { after: 3, do: "grab", release: "movie" },
        { after: 1, do: "download", release: "movie", seconds: 20 },
        {
          after: 4,
          do: "block",
          release: "movie",
          file: "Night.Ferry.2021.1080p.WEB-DL.DDP5.1.H.264-HARBOR.mkv",
          message: "No files found are eligible for import: sample or unpackable archive",
        },
      ],
    },
    {
      id: "demo-undecided",
      summary: "waits for somebody's approval",
      title: movie({
        title: "A Theory of Rain",
        year: 2025,
        overview: "Two meteorologists disagree about a marriage.",
      }),
      steps: [{ after: 12, do: "request", by: "mika" }],
    },
  ];
}
