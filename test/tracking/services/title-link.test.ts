import { expect, it } from "vitest";
import type { ServiceConnection } from "../../../server/integrations/port/connection.ts";
import { listTitleLinks } from "../../../server/tracking/services/title-link.ts";
import { createIdleRegistry } from "../../support/service-registry.ts";

const CONNECTIONS: readonly ServiceConnection[] = [
  { slug: "seerr", kind: "SEERR", url: "http://seerr:5055" },
  { slug: "sonarr-4k", kind: "SONARR", url: "http://admin:secret@sonarr:8989/tv/" },
];
const EXTERNAL = ["https://requests.example.org", "http://192.168.1.5:5055/"];

function open(connections: readonly ServiceConnection[]) {
  const services = createIdleRegistry(
    new Map(
      connections.map(({ slug, kind }) => [
        slug,
        { slug, kind, check: () => Promise.reject(new Error("idle")) },
      ]),
    ),
  );
  for (const connection of connections) {
    const running = services.running.get(connection.slug);
    if (running !== undefined) services.running.set(connection.slug, { ...running, connection });
  }
  return services;
}

const REQUEST = {
  mediaType: "TV",
  tmdbId: 154494,
  tvdbId: null,
  imdbId: null,
  anidbIds: [],
  requestService: "seerr",
  arrService: "sonarr-4k",
  arrSlug: "lycoris-recoil",
} as const;
const TMDB = "https://www.themoviedb.org/tv/154494";

const admin = { host: "tracker.example.org", seesServices: true };
const requester = { host: "192.168.1.9", seesServices: false };

const urlsOf = (...[services, request, viewer]: Parameters<typeof listTitleLinks>) =>
  listTitleLinks(services, request, viewer).map(({ url }) => url);

it("leads admins to every service, by its own address where it has no other, without its login", () => {
  const services = open(CONNECTIONS);
  expect(listTitleLinks(services, REQUEST, admin)).toEqual([
    { site: "SEERR", serviceName: "seerr", url: "http://seerr:5055/tv/154494" },
    {
      site: "SONARR",
      serviceName: "sonarr-4k",
      url: "http://sonarr:8989/tv/series/lycoris-recoil",
    },
    { site: "TMDB", serviceName: null, url: TMDB },
  ]);
});

it("leads everybody else to public databases, and to Seerr where it has an external address", () => {
  expect(urlsOf(open(CONNECTIONS), REQUEST, requester)).toEqual([TMDB]);
  const [seerr, ...others] = CONNECTIONS.map((connection) => ({
    ...connection,
    externalUrls: EXTERNAL,
  }));
  const services = open([...(seerr === undefined ? [] : [seerr]), ...others]);
  expect(urlsOf(services, REQUEST, requester)).toEqual(["http://192.168.1.5:5055/tv/154494", TMDB]);
  expect(urlsOf(services, REQUEST, admin)[0]).toBe("https://requests.example.org/tv/154494");
});

it("leaves out a service that is gone, disabled, or does not know the title", () => {
  expect(urlsOf(open([]), REQUEST, admin)).toEqual([TMDB]);
  const services = open(CONNECTIONS);
  const seerr = services.running.get("seerr");
  if (seerr !== undefined) services.running.set("seerr", { ...seerr, isEnabled: false });
  expect(urlsOf(services, { ...REQUEST, arrSlug: null }, admin)).toEqual([TMDB]);
});
