import { expect, it } from "vitest";
import type { ServiceConnection } from "../../../server/integrations/port/connection.ts";
import { toViewerLink } from "../../../server/tracking/services/browser-address.ts";
import { createIdleRegistry } from "../../support/service-registry.ts";

/** The link as a viewer on the internet gets it. */
function linkOf(link: string, ...connections: readonly Partial<ServiceConnection>[]): string {
  const services = createIdleRegistry(
    new Map(
      connections.map(({ kind = "JELLYFIN" }, index) => {
        const slug = `service-${index}`;
        return [slug, { slug, kind, check: () => Promise.reject(new Error("idle")) }];
      }),
    ),
  );
  connections.forEach((connection, index) => {
    const running = services.running.get(`service-${index}`);
    if (running === undefined) return;
    const merged = { ...running.connection, ...connection };
    services.running.set(merged.slug, { ...running, connection: merged });
  });
  return toViewerLink({ services }, link, "tracker.example.org");
}

const ITEM = "/web/#/details?id=1&serverId=2";
const PUBLIC = "https://media.example.org";

it.each([
  ["a plain URL", "http://jellyfin:8096", PUBLIC, `http://jellyfin:8096${ITEM}`, PUBLIC + ITEM],
  [
    "a base path on either side",
    "http://nas/jellyfin",
    `${PUBLIC}/tv`,
    `http://nas/jellyfin${ITEM}`,
    `${PUBLIC}/tv${ITEM}`,
  ],
  [
    "the path of the web page, copied with the URL",
    "http://jellyfin:8096",
    `${PUBLIC}/web/index.html`,
    `http://jellyfin:8096${ITEM}`,
    PUBLIC + ITEM,
  ],
  [
    "Emby's API path in its URL",
    "http://emby:8096/emby",
    PUBLIC,
    "http://emby:8096/web/index.html#!/item?id=1",
    `${PUBLIC}/web/index.html#!/item?id=1`,
  ],
])("replaces %s", (_name, url, externalUrl, link, expected) => {
  expect(linkOf(link, { url, externalUrls: [externalUrl] })).toBe(expected);
});

it("keeps a link without an external URL, or to another service with a similar URL", () => {
  const link = `http://nas:8096${ITEM}`;
  expect(linkOf(link, { url: "http://nas:8096" })).toBe(link);
  expect(linkOf(link, { url: "http://nas:809", externalUrls: [PUBLIC] })).toBe(link);
  expect(linkOf(link)).toBe(link);
});

it("takes the service with the longest URL of several that fit", () => {
  const link = `http://nas/jellyfin${ITEM}`;
  const root = { url: "http://nas", externalUrls: ["https://wrong.example.org"] };
  const own = { url: "http://nas/jellyfin", externalUrls: [PUBLIC] };
  expect(linkOf(link, root, own)).toBe(PUBLIC + ITEM);
});
