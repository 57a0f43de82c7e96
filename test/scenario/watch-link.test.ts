import { describe, expect, it } from "vitest";
import { added, aMovie, downloaded } from "../../simulator/manual-stack.ts";
import { API_KEYS } from "../../simulator/service/access.ts";
import { importRest } from "../../simulator/world/import.ts";
import { pickUpFiles } from "../../simulator/world/library.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { untilState } from "../support/request.ts";

const PUBLIC = "https://jellyfin.example.org/media";
const LAN = "http://192.168.1.20:8096";
const VPN = "http://nas.tail1234.ts.net:8096";

/** Asks as a browser that shows the tracker under this host; null: as a tool. */
async function watchUrlFor({ app }: TestApp, host: string | null): Promise<string> {
  const response = await fetch(`${app.url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${ADMIN_TOKEN}`,
      ...(host !== null && { "x-forwarded-host": host }),
    },
    body: JSON.stringify({ query: "{ requests(first: 1) { nodes { watchUrl } } }" }),
  });
  const { data }: AnyResult = await response.json();
  return data.requests.nodes[0].watchUrl;
}

async function play(testApp: TestApp, title: string): Promise<void> {
  const { world } = testApp.stack;
  const item = added(world, aMovie(title));
  importRest(world, downloaded(world, item));
  pickUpFiles(world, item.files, 0);
  await untilState(testApp, title, "AVAILABLE");
}

describe("the watch link", () => {
  it("F7: fits the address that the viewer came from, also for titles that were available before", async () => {
    const testApp = await startTestApp({ without: ["JELLYFIN"] });
    const url = testApp.stack.urls.jellyfin;
    const save = (given: object) =>
      testApp.query(
        `mutation ($input: ServiceInput!) { saveService(input: $input) { slug externalUrl externalUrls } }`,
        { input: { kind: "JELLYFIN", name: "Jellyfin", url, ...given } },
      );
    const { saveService } = await save({ apiKey: API_KEYS.jellyfin });
    expect(saveService).toMatchObject({ externalUrl: null, externalUrls: [] });
    await play(testApp, "Stored Before");
    expect(await watchUrlFor(testApp, "tracker.example.org")).toMatch(`${url}/web/#/details?id=`);

    const { slug } = saveService;
    const changed = await save({ slug, externalUrl: `${PUBLIC}/ ${LAN}, ${VPN}` });
    expect(changed.saveService).toEqual({
      slug,
      externalUrl: PUBLIC,
      externalUrls: [PUBLIC, LAN, VPN],
    });
    for (const [host, address] of [
      ["tracker.example.org", PUBLIC],
      ["192.168.1.7:8100", LAN],
      ["100.101.102.103", VPN],
      [null, PUBLIC],
    ] as const)
      expect(await watchUrlFor(testApp, host)).toMatch(`${address}/web/#/details?id=`);

    // A later change that does not name them keeps them.
    const renamed = await save({ slug, name: "Living room" });
    expect(renamed.saveService.externalUrls).toEqual([PUBLIC, LAN, VPN]);
    expect((await save({ slug, externalUrl: "" })).saveService.externalUrls).toEqual([]);
    expect(await watchUrlFor(testApp, "tracker.example.org")).toMatch(`${url}/web/#/details?id=`);
  });

  it("is the external address of the environment, in subscriptions too", async () => {
    const testApp = await startTestApp({ env: { JELLYFIN_EXTERNAL_URL: PUBLIC } });
    const watch = testApp.socket.subscribe(
      "subscription { requestChanged { state watchUrl episodes { watchUrl } } }",
    );
    await testApp.socket.settled();
    await play(testApp, "Pushed");
    const { data } = await eventually(
      () => watch.next(),
      ({ data: { requestChanged } }: AnyResult) => requestChanged.watchUrl !== null,
    );
    expect(data.requestChanged.watchUrl).toMatch(`${PUBLIC}/web/#/details?id=`);
    const { services } = await testApp.query("{ services { kind url externalUrl } }");
    expect(services).toContainEqual({
      kind: "JELLYFIN",
      url: testApp.stack.urls.jellyfin,
      externalUrl: PUBLIC,
    });
  });

  it("refuses an external address that no browser can open", async () => {
    const testApp = await startTestApp();
    for (const externalUrl of ["media", `${PUBLIC} ftp://nas`, "http://me:pw@nas"]) {
      const input = { kind: "EMBY", name: "Emby", url: "http://emby:8096", apiKey: "k" };
      const response = await fetch(`${testApp.app.url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${ADMIN_TOKEN}`,
        },
        body: JSON.stringify({
          query: "mutation ($input: ServiceInput!) { saveService(input: $input) { slug } }",
          variables: { input: { ...input, externalUrl } },
        }),
      });
      const { errors }: AnyResult = await response.json();
      expect(errors[0].extensions).toMatchObject({ code: "BAD_INPUT", field: "externalUrl" });
    }
  });
});
