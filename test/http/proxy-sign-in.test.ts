import { BlockList } from "node:net";
import { expect, it } from "vitest";
import { openSocket } from "../support/client.ts";
import { openFrontDoor, type FrontDoor } from "../support/front-door.ts";
import { signInAs } from "../support/viewer.ts";

function networkOf(network: string, prefix: number): BlockList {
  const list = new BlockList();
  list.addSubnet(network, prefix, "ipv4");
  return list;
}

function openDoor(trustProxy: BlockList): Promise<FrontDoor> {
  return openFrontDoor({ config: { trustProxy, authProxyHeader: "Remote-User" } });
}

async function viewerOf(door: FrontDoor, headers: Record<string, string>) {
  const { data } = await door.query("{ viewer { id name role } }", {}, { token: null, headers });
  return data.viewer;
}

it("takes the name that a trusted proxy sends, as one person", async () => {
  const door = await openDoor(networkOf("127.0.0.0", 8));
  const [first, again] = await Promise.all([
    viewerOf(door, { "Remote-User": "Ada" }),
    viewerOf(door, { "remote-user": "ada" }),
  ]);
  expect(first.role).toBe("REQUESTER");
  expect(again.id).toBe(first.id);
  const cookie = await signInAs(door, "ADMIN");
  expect((await viewerOf(door, { "Remote-User": "Ada", Cookie: cookie })).id).toBe(first.id);
  await door.store.write((tx) =>
    tx.person.update({ where: { id: first.id }, data: { isEnabled: false } }),
  );
  expect(await viewerOf(door, { "Remote-User": "Ada" })).toBeNull();
});

it("takes no name from anybody else", async () => {
  const door = await openDoor(networkOf("172.18.0.0", 16));
  const headers = { "Remote-User": "Ada", "X-Forwarded-For": "172.18.0.2" };
  expect(await viewerOf(door, headers)).toBeNull();
  expect(await door.store.read.person.count()).toBe(0);
});

it("serves sockets, but not to pages of other sites", async () => {
  const door = await openDoor(networkOf("127.0.0.0", 8));
  const open = (headers: Record<string, string>) =>
    openSocket(door.socketUrl, { token: null, headers: { "Remote-User": "Ada", ...headers } });
  const socket = await open({ Origin: door.url });
  expect((await socket.subscribe("{ viewer { name } }").next()).data.viewer.name).toBe("Ada");
  await expect(open({ Origin: "https://evil.example" })).rejects.toThrow("403");
});

it("ends the sockets of somebody who is disabled, whom the proxy still names", async () => {
  const door = await openDoor(networkOf("127.0.0.0", 8));
  await signInAs(door, "ADMIN");
  const socket = await openSocket(door.socketUrl, {
    token: null,
    headers: { "Remote-User": "Ada", Origin: door.url },
  });
  const { data } = await socket.subscribe("{ viewer { id } }").next();
  const { errors } = await door.query(
    "mutation ($id: ID!) { savePerson(id: $id, input: { isEnabled: false }) { id } }",
    { id: data.viewer.id },
  );
  expect(errors).toBeUndefined();
  expect(await socket.closed).toEqual({ code: 4403, reason: "The session has ended" });
  expect(await viewerOf(door, { "Remote-User": "Ada" })).toBeNull();
});
