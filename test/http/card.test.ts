import { describe, expect, it } from "vitest";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { openFrontDoor, type FrontDoor } from "../support/front-door.ts";
import { signInAs } from "../support/viewer.ts";

const JELLYFIN = "http://jellyfin.example";
const BEARER = { Authorization: `Bearer ${ADMIN_TOKEN}` };

const openDoor = () => openFrontDoor({ config: { allowedOrigins: [JELLYFIN] } });

function get({ url }: FrontDoor, query: string, headers: Record<string, string> = BEARER) {
  return fetch(`${url}/api/card${query}`, { headers });
}

describe("GET /api/card", () => {
  it("finds the requests of a title by the IDs that services know", async () => {
    const door = await openDoor();
    const { id } = await door.make.request({ tmdbId: 5, tvdbId: 6, imdbId: "tt0000007" });
    const movie = await door.make.request({ tmdbId: 5, mediaType: "MOVIE" });
    const find = async (query: string) => {
      const response = await get(door, query);
      const { data } = (await response.json()) as {
        data: { requests: { nodes: readonly { id: string }[] } };
      };
      return data.requests.nodes.map((request) => request.id);
    };
    for (const query of ["tmdb=5", "tvdb=6", "imdb=tt0000007"])
      expect(await find(`?type=tv&${query}`)).toEqual([id]);
    expect(await find("?type=movie&tmdb=5")).toEqual([movie.id]);
    expect(await find("?type=tv&tmdb=55")).toEqual([]);
    for (const query of ["", "?type=tv", "?tmdb=5", "?type=tv&tmdb=x", "?type=tv&imdb=5"])
      expect((await get(door, query)).status, query).toBe(400);
  });

  it("lets the pages of ALLOWED_ORIGINS read it, and no others", async () => {
    const door = await openDoor();
    const cookie = await signInAs(door, "VIEWER");
    const query = "?type=tv&tmdb=5";
    const allowed = await get(door, query, { Cookie: cookie, Origin: JELLYFIN });
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get("access-control-allow-origin")).toBe(JELLYFIN);
    expect(allowed.headers.get("access-control-allow-credentials")).toBe("true");
    expect(allowed.headers.get("vary")).toContain("Origin");
    for (const origin of ["https://evil.example", `${JELLYFIN}.evil.example`, "null"]) {
      const refused = await get(door, query, { Cookie: cookie, Origin: origin });
      expect(refused.status).toBe(403);
      expect(refused.headers.has("access-control-allow-origin")).toBe(false);
    }
    expect((await get(door, query, { Cookie: cookie })).status).toBe(200);
    const nobody = await get(door, query, { Origin: JELLYFIN });
    expect(nobody.status).toBe(401);

    const preflight = (origin: string) =>
      fetch(`${door.url}/api/card`, {
        method: "OPTIONS",
        headers: {
          Origin: origin,
          "Access-Control-Request-Method": "GET",
          "Access-Control-Request-Headers": "authorization",
        },
      });
    const permitted = await preflight(JELLYFIN);
    expect(permitted.status).toBe(204);
    expect(permitted.headers.get("access-control-allow-headers")).toBe("Authorization");
    expect((await preflight("https://evil.example")).status).toBe(403);
  });

  it("opens nothing else to these pages", async () => {
    const door = await openDoor();
    const cookie = await signInAs(door, "ADMIN");
    for (const path of ["/graphql?query={viewer{id}}", "/api/widget", "/metrics", "/api/health"]) {
      const headers = { Cookie: cookie, Origin: JELLYFIN };
      const response = await fetch(`${door.url}${path}`, { headers });
      expect(response.headers.has("access-control-allow-origin"), path).toBe(false);
    }
    const mutation = await fetch(`${door.url}/graphql`, {
      method: "POST",
      headers: { Cookie: cookie, Origin: JELLYFIN, "Content-Type": "application/json" },
      body: JSON.stringify({ query: "mutation { logout }" }),
    });
    expect(mutation.status).toBe(403);
  });
});
