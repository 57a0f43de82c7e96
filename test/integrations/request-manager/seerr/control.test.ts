import { expect, it } from "vitest";
import type { RequestControl } from "../../../../server/integrations/port/request-manager.ts";
import { createSeerrAdapter } from "../../../../server/integrations/request-manager/seerr/adapter.ts";
import { createDeps, sendJson, startServer } from "../../arr/common/fake-server.ts";

async function setUp(status = 200) {
  const server = await startServer((_call, response) => sendJson(response, { id: 31 }, status));
  const { requests } = createSeerrAdapter(
    { slug: "seerr", kind: "SEERR", url: server.url, apiKey: "seerr-key" },
    createDeps(),
  );
  if (!requests) throw new Error("it takes no orders");
  const events = () =>
    server.calls.map(({ method, path, headers }) => [method, path, headers["x-api-key"]]);
  return { requests, events };
}

const ORDERS: readonly [string, (requests: RequestControl) => Promise<void>][] = [
  ["approve", (requests) => requests.approve("31")],
  ["decline", (requests) => requests.decline("31", "not this one")],
  ["retry", (requests) => requests.retry("31")],
];

it.each(ORDERS)("makes Seerr %s a request", async (verb, give) => {
  const { requests, events } = await setUp();
  await give(requests);
  expect(events()).toEqual([["POST", `/api/v1/request/31/${verb}`, "seerr-key"]]);
});

it.each([
  [404, "not-found"],
  [403, "auth"],
  [500, "server-error"],
])("sends a command once, and reports that it was answered with %i", async (status, code) => {
  const { requests, events } = await setUp(status);
  await expect(requests.approve("31")).rejects.toMatchObject({ code, service: "seerr" });
  expect(events()).toHaveLength(1);
});
