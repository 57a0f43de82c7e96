import { builder } from "./builder.ts";

export const EpisodeNumber = builder
  .objectRef<{ readonly season: number; readonly number: number }>("EpisodeNumber")
  .implement({
    description: "An episode by its numbers in Sonarr.",
    fields: (t) => ({
      season: t.exposeInt("season", { description: "The season; 0 for specials." }),
      number: t.exposeInt("number", { description: "The number within the season." }),
    }),
  });
