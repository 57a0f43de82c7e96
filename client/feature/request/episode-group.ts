import { phrase } from "../../language/words/phrase.ts";
import { requestText } from "../../language/words/request.ts";
/** What groups an episode. */
interface GroupedEpisode {
  readonly season: number;
  readonly number: number;
  readonly isWanted: boolean;
}

export interface EpisodeGroup<Episode> {
  readonly key: string;
  readonly title: string;
  readonly isCounted: boolean;
  readonly episodes: readonly Episode[];
}

/** Groups episodes by season; episodes that were not requested come last, in a group of their own. */
export function groupEpisodes<Episode extends GroupedEpisode>(
  episodes: readonly Episode[],
): readonly EpisodeGroup<Episode>[] {
  const wanted = episodes.filter((episode) => episode.isWanted);
  const seasons = [...new Set(wanted.map((episode) => episode.season))].toSorted((a, b) => a - b);
  const groups = seasons.map((season) => ({
    key: `${season}`,
    title: season === 0 ? requestText("specials") : phrase("season", { number: `${season}` }),
    isCounted: true,
    episodes: wanted
      .filter((episode) => episode.season === season)
      .toSorted((a, b) => a.number - b.number),
  }));
  const others = episodes
    .filter((episode) => !episode.isWanted)
    .toSorted((a, b) => a.season - b.season || a.number - b.number);
  if (others.length === 0) return groups;
  const areSpecials = others.every((episode) => episode.season === 0);
  return [
    ...groups,
    {
      key: "others",
      title: areSpecials ? requestText("specials") : requestText("otherEpisodes"),
      isCounted: false,
      episodes: others,
    },
  ];
}
