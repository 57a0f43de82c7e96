import { numberOf } from "../random.ts";
import type { Title } from "../world/title.ts";
import type { World } from "../world/world.ts";
import type { ServiceContext } from "./context.ts";

/** Posters are drawn by the simulated Seerr, so that no image comes from the internet. */
export function posterUrl(context: ServiceContext, title: Title): string {
  return `${context.urls.seerr}/imageproxy/tmdb/t/p/w600_and_h900_bestv2/${title.tmdbId}.svg`;
}

export function drawPoster(world: World, tmdbId: string): string | null {
  const title = world.titles.find((known) => String(known.tmdbId) === tmdbId);
  if (!title) return null;
  const hue = numberOf(`hue ${title.title}`, 0, 360);
  const sun = numberOf(`sun ${title.title}`, 90, 310);
  const words = title.title.split(" ");
  const lines = words.map(
    (word, index) =>
      `<text x="28" y="${470 + (index - words.length + 1) * 44}">${escapeXml(word)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 600">
<defs><linearGradient id="sky" x1="0" y1="0" x2="0.3" y2="1"><stop offset="0" stop-color="hsl(${hue} 55% 24%)"/><stop offset="1" stop-color="hsl(${(hue + 50) % 360} 60% 52%)"/></linearGradient></defs>
<rect width="400" height="600" fill="url(#sky)"/>
<circle cx="${sun}" cy="190" r="86" fill="hsl(${(hue + 70) % 360} 85% 76%)" opacity="0.9"/>
<path d="M0 ${sun + 70} Q120 ${sun + 10} 220 ${sun + 90} T400 ${sun + 40} V600 H0Z" fill="hsl(${hue} 60% 12%)" opacity="0.85"/>
<g font-family="Georgia, serif" font-size="42" font-weight="700" fill="#fff">${lines.join("")}</g>
<text x="28" y="545" font-family="Georgia, serif" font-size="24" fill="#fff" opacity="0.8">${title.year}</text>
</svg>`;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}
