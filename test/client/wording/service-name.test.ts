import { expect, it } from "vitest";
import { serviceName } from "../../../client/wording/service-name.ts";

it.each([
  ["sonarr", "Sonarr"],
  ["radarr-4k", "Radarr 4K"],
  ["sonarr-anime", "Sonarr anime"],
  ["qbittorrent", "qBittorrent"],
  ["plex", "Plex"],
  ["jellyseerr", "Jellyseerr"],
  ["sabnzbd-2", "SABnzbd 2"],
  ["living-room", "living-room"],
])("calls %j %j", (slug, name) => expect(serviceName(slug)).toBe(name));
