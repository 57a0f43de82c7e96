import { createClient } from "graphql-ws";
import { expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { openFrontDoor, type FrontDoor } from "../support/front-door.ts";

/** Asks with a real graphql-ws client who it is. */
async function whoAmI(
  { socketUrl }: FrontDoor,
  connectionParams: Record<string, unknown>,
): Promise<unknown> {
  const client = createClient({
    url: socketUrl,
    webSocketImpl: WebSocket,
    connectionParams,
    retryAttempts: 0,
  });
  onTestFinished(() => client.dispose());
  for await (const { data } of client.iterate({ query: "{ viewer { name } }" }))
    return data?.["viewer"];
  throw new Error("the operation completed without a result");
}

it.each([
  ["token", { token: ADMIN_TOKEN }],
  ["Authorization", { Authorization: `Bearer ${ADMIN_TOKEN}` }],
  ["authorization", { authorization: `bearer ${ADMIN_TOKEN}` }],
  ["Authorization without a scheme", { Authorization: ADMIN_TOKEN }],
  ["headers.Authorization", { headers: { Authorization: `Bearer ${ADMIN_TOKEN}` } }],
  ["headers.authorization", { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } }],
])("lets a client in by connectionParams with %s", async (_name, params) => {
  expect(await whoAmI(await openFrontDoor(), params)).toEqual({ name: "ADMIN_TOKEN" });
});

it.each([
  ["nothing", {}],
  ["a wrong token", { token: "wrong" }],
  ["a wrong Authorization", { Authorization: "Bearer wrong" }],
  ["another scheme", { Authorization: `Basic ${btoa(`user:${ADMIN_TOKEN}`)}` }],
  ["a wrong header", { headers: { Authorization: "Bearer wrong" } }],
  ["a header that is no text", { headers: { Authorization: [ADMIN_TOKEN] } }],
  ["a wrong token beside a right header", { token: 7, Authorization: `Bearer ${ADMIN_TOKEN}` }],
])("closes the socket of a client that sends %s with 4403", async (_name, params) => {
  const door = await openFrontDoor();
  await expect(whoAmI(door, params)).rejects.toMatchObject({ code: 4403 });
});
