const NAMES: readonly (readonly [string, string])[] = [
  ["seerr", "Seerr"],
  ["jellyseerr", "Jellyseerr"],
  ["overseerr", "Overseerr"],
  ["sonarr", "Sonarr"],
  ["radarr", "Radarr"],
  ["qbittorrent", "qBittorrent"],
  ["shoko", "Shoko"],
  ["jellyfin", "Jellyfin"],
];

/** What people call the service of a slug: "sonarr" → "Sonarr", "radarr-4k" → "Radarr 4K"; one we do not know as it is. */
export function serviceName(slug: string): string {
  const found = NAMES.find(([known]) => slug === known || slug.startsWith(`${known}-`));
  if (found === undefined) return slug;
  const [known, name] = found;
  const rest = slug.slice(known.length + 1);
  return rest === "" ? name : `${name} ${/^\d+k$/.test(rest) ? rest.toUpperCase() : rest}`;
}
