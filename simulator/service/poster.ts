import { drawPicture } from "../picture/draw.ts";
import type { Title } from "../world/title.ts";
import type { World } from "../world/world.ts";
import type { ServiceContext } from "./context.ts";

/** Posters are drawn by the simulated Seerr, so that no image comes from the internet. */
export function posterUrl(context: ServiceContext, title: Title): string {
  return `${pictures(context)}/w600_and_h900_bestv2/${title.tmdbId}.png`;
}

/** The images of a title as Sonarr and Radarr list them. */
export function imagesOf(context: ServiceContext, title: Title, itemId: number, query = "") {
  return [
    {
      coverType: "poster",
      url: `/MediaCover/${itemId}/poster.jpg${query}`,
      remoteUrl: posterUrl(context, title),
    },
    {
      coverType: "fanart",
      url: `/MediaCover/${itemId}/fanart.jpg${query}`,
      remoteUrl: `${pictures(context)}/original/${title.tmdbId}-wide.png`,
    },
  ];
}

function pictures({ urls }: ServiceContext): string {
  return `${urls.seerr}/imageproxy/tmdb/t/p`;
}

/** Drawing takes time: larger pictures are sent in this width, and browsers scale them. */
const MAX_WIDTH = 780;

/** Draws a picture in the width that its path names, as TMDB scales them. Null for an unknown title. */
export function drawPoster(world: World, size: string, file: string): Buffer | null {
  const [, tmdbId, wide] = /^(\d+)(-wide)?\.png$/.exec(file) ?? [];
  const scene = world.titles.findIndex((known) => String(known.tmdbId) === tmdbId);
  const title = world.titles[scene];
  if (title === undefined) return null;
  const width = Math.min(MAX_WIDTH, Number(/^w(\d{1,4})/.exec(size)?.[1] ?? MAX_WIDTH));
  const height = Math.round(wide === undefined ? width * 1.5 : (width * 9) / 16);
  return drawPicture({ width, height, seed: title.title, scene });
}
