import { phrase } from "../language/words/phrase.ts";
import { SERVICE_KINDS, kindPresentation } from "./service-kind.ts";

const NAMES: readonly (readonly [string, string])[] = [
  ["jellyseerr", "Jellyseerr"],
  ["overseerr", "Overseerr"],
  ...SERVICE_KINDS.map((kind) => [kind.toLowerCase(), kindPresentation(kind).name] as const),
];

/** What people call the service of a slug: "sonarr" → "Sonarr", "radarr-4k" → "Radarr 4K"; one we do not know as it is. */
export function serviceName(slug: string): string {
  if (slug === "tracker") return phrase("theTracker");
  const found = NAMES.find(([known]) => slug === known || slug.startsWith(`${known}-`));
  if (found === undefined) return slug;
  const [known, name] = found;
  const rest = slug.slice(known.length + 1);
  return rest === "" ? name : `${name} ${/^\d+k$/.test(rest) ? rest.toUpperCase() : rest}`;
}
