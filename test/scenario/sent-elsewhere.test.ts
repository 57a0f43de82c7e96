import { expect, it, describe } from "vitest";
import { aMovie, added, downloaded } from "../../simulator/manual-stack.ts";
import { API_KEYS } from "../../simulator/service/access.ts";
import { deleteItem } from "../../simulator/world/deletion.ts";
import { importRest } from "../../simulator/world/import.ts";
import { scanLibrary } from "../../simulator/world/library.ts";
import { editRequest, findItem } from "../../simulator/world/request.ts";
import type { Title } from "../../simulator/world/title.ts";
import { expectFound } from "../../simulator/world/world.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";

/** The number of the second Radarr in Seerr. */
const SECOND = 1;

const REQUESTS = `{ requests(first: 10) { nodes { id title state requestedBy
  transitions { service to } } } }`;

async function start(): Promise<TestApp> {
  const testApp = await startTestApp({ instances: ["radarr-4k"] });
  const input = {
    kind: "RADARR",
    name: "Radarr 4K",
    url: testApp.stack.urls["radarr-4k"],
    apiKey: API_KEYS["radarr-4k"],
  };
  await testApp.query(`mutation($input: ServiceInput!) { saveService(input: $input) { slug } }`, {
    input,
  });
  await testApp.query(
    `mutation($baseUrl: String!) { registerWebhook(slug: "radarr-4k", baseUrl: $baseUrl) { ok } }`,
    { baseUrl: testApp.app.url },
  );
  return testApp;
}

async function rows({ query }: TestApp): Promise<AnyResult[]> {
  return (await query(REQUESTS)).requests.nodes;
}

/** Asked for, in the first Radarr, and then sent to the second one by an edit in Seerr. */
function sendToSecond({ stack: { world } }: TestApp, title: Title): void {
  const seerrRequest = expectFound(
    world.seerrRequests.find((one) => one.title === title),
    "the request",
  );
  editRequest(world, seerrRequest, { serverId: SECOND });
}

/** Downloaded and imported by the Radarr that has it now. */
function bringIn({ stack: { world } }: TestApp, title: Title): void {
  importRest(world, downloaded(world, expectFound(findItem(world, title), "the movie")));
  scanLibrary(world);
}

describe("a request that Seerr sends to another Radarr", { timeout: 60_000 }, () => {
  it.each([
    ["which reports it by webhooks", 0],
    ["all webhooks of which are lost", 1],
  ])("is followed there, %s, and no second request appears", async (_how, lose) => {
    const testApp = await start();
    const { world, failures } = testApp.stack;
    for (const sender of Object.values(failures.webhook)) sender.lose = lose;
    const title = aMovie("Sent Elsewhere");
    const first = added(world, title);
    const isApproved = (nodes: AnyResult[]) => nodes[0]?.state === "APPROVED";
    await eventually(() => rows(testApp), isApproved);
    sendToSecond(testApp, title);
    deleteItem(world, first, true);
    bringIn(testApp, title);
    const nodes = await eventually(
      () => rows(testApp),
      (all) => all.some(({ state }) => state === "AVAILABLE"),
    );
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toMatchObject({ title: "Sent Elsewhere", requestedBy: expect.any(String) });
    const servicesOf = (state: string) =>
      nodes[0].transitions
        .filter(({ to }: AnyResult) => to === state)
        .map(({ service }: AnyResult) => service);
    expect(servicesOf("IMPORTING")).toEqual(["radarr-4k"]);
    // A poll may see the file before it sees the grab.
    expect(["radarr-4k"]).toEqual(expect.arrayContaining(servicesOf("GRABBING")));
  });

  it("comes back when the first Radarr lost it before the edit was noticed", async () => {
    const testApp = await start();
    const { world, failures } = testApp.stack;
    const title = aMovie("Gone and Back");
    const first = added(world, title);
    await eventually(
      () => rows(testApp),
      (nodes) => nodes[0]?.state === "APPROVED",
    );
    for (const sender of Object.values(failures.webhook)) sender.lose = 1;
    deleteItem(world, first, true);
    await eventually(
      () => rows(testApp),
      (nodes) => nodes[0]?.state === "DELETED",
    );
    sendToSecond(testApp, title);
    await eventually(
      () => rows(testApp),
      (nodes) => nodes[0]?.state === "APPROVED",
    );
    bringIn(testApp, title);
    const nodes = await eventually(
      () => rows(testApp),
      (all) => all.some(({ state }) => state === "AVAILABLE"),
    );
    expect(nodes).toHaveLength(1);
  });
});
