import { once } from "node:events";
import { request } from "node:http";
import { expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { openSocket } from "../support/client.ts";
import { openTestStore } from "../support/database.ts";
import { openEventStream } from "../support/event-stream.ts";
import {
  HOOK_SECRET,
  openFrontDoor,
  withCookie,
  type FrontDoor,
  type QueryInit,
} from "../support/front-door.ts";
import { signInAs } from "../support/viewer.ts";

// Somebody who is signed in, or has a share link, and takes more than their part.

async function codeOf(door: FrontDoor, document: string, init: QueryInit): Promise<unknown> {
  const { errors } = await door.query(document, {}, init);
  return errors?.[0]?.extensions["code"];
}

function aliased(count: number, field: string, prefix = "a"): string {
  return Array.from({ length: count }, (_, index) => `${prefix}${index}: ${field}`).join(" ");
}

it("refuses more root fields in one operation than any client needs, however they are written", async () => {
  const door = await openFrontDoor();
  const viewer = withCookie(await signInAs(door, "VIEWER"));
  const search = 'requests(filter: { search: "x" }) { totalCount }';
  expect(await codeOf(door, `{ ${aliased(50, search)} }`, viewer)).toBeUndefined();
  for (const document of [
    `{ ${aliased(51, search)} }`,
    `{ ...Some ... { ${aliased(26, "setupRequired", "b")} } } fragment Some on Query { ${aliased(26, search)} }`,
  ])
    expect(await codeOf(door, document, viewer), document).toBe("LIMIT");
  const socket = await openSocket(door.socketUrl, viewer);
  const [refused] = await socket.subscribe(`{ ${aliased(51, search)} }`).completed;
  expect(refused?.extensions["code"]).toBe("LIMIT");
  // Equal ones are one.
  expect(await codeOf(door, `{ ${"setupRequired ".repeat(60)} }`, viewer)).toBeUndefined();

  const nobody = { token: null };
  const shared = 'sharedRequest(token: "x") { id }';
  expect(await codeOf(door, `{ ${aliased(5, shared)} }`, nobody)).toBeUndefined();
  expect(await codeOf(door, `{ ${aliased(6, shared)} }`, nobody)).toBe("LIMIT");
  const logIn = 'login(username: "ada", password: "guess") { id }';
  expect(await codeOf(door, `mutation { ${aliased(6, logIn)} }`, nobody)).toBe("LIMIT");
});

it("refuses more fragments than any client has, each of which is compared with each other one", async () => {
  const door = await openFrontDoor();
  const viewer = withCookie(await signInAs(door, "VIEWER"));
  const document = (count: number) =>
    Array.from({ length: count }, (_, index) => `fragment F${index} on Query { setupRequired }`)
      .concat(`{ ${Array.from({ length: count }, (_, index) => `...F${index}`).join(" ")} }`)
      .join(" ");
  expect(await codeOf(door, document(100), viewer)).toBeUndefined();
  expect(await codeOf(door, document(101), viewer)).toBe("LIMIT");
});

it("refuses a document that repeats fields so often that comparing each with each other one takes long", async () => {
  const door = await openFrontDoor();
  const viewer = withCookie(await signInAs(door, "VIEWER"));
  const document = (count: number) => `{ viewer { ${"identities { kind } ".repeat(count)} } }`;
  expect(await codeOf(door, document(200), viewer)).toBeUndefined();
  expect(await codeOf(door, document(500), viewer)).toBe("LIMIT");
  const nested = `{ ${`viewer { ${"id ".repeat(40)} } `.repeat(40)} }`;
  expect(await codeOf(door, nested, viewer)).toBe("LIMIT");
});

it("answers the schema once for each document", async () => {
  const door = await openFrontDoor();
  const viewer = withCookie(await signInAs(door, "VIEWER"));
  const types = "types { name fields { name type { name } } }";
  expect(await codeOf(door, `{ __schema { ${types} } }`, viewer)).toBeUndefined();
  for (const document of [
    `{ ${aliased(2, `__schema { ${types} }`)} }`,
    `{ __schema { ${aliased(2, types)} } }`,
    `{ __schema { types { ...T } } } fragment T on __Type { ${aliased(2, "fields { name }")} }`,
    `{ ... { __type(name: "Query") { ${aliased(2, "fields { name }")} } } }`,
  ])
    expect(await codeOf(door, document, viewer), document).toBe("LIMIT");
});

it("refuses a response whose lists would be too large before it is put together", async () => {
  const door = await openFrontDoor();
  const viewer = withCookie(await signInAs(door, "VIEWER"));
  const { id } = await door.make.request({ mediaType: "TV" });
  const { id: unitId } = await door.make.unit(id, { season: 1, number: 1 });
  const unit = await door.store.read.unit.findUniqueOrThrow({ where: { id: unitId } });
  const others = Array.from({ length: 519 }, (_, index) => ({
    ...unit,
    id: crypto.randomUUID(),
    number: index + 2,
  }));
  await door.store.write((tx) => tx.unit.createMany({ data: others }));
  const ask = async (fields: string) => {
    const document = `query ($id: ID!) { request(id: $id) { episodes { ${fields} } } }`;
    const { data, errors } = await door.query(document, { id }, viewer);
    return errors?.[0]?.extensions["code"] ?? data.request.episodes.length;
  };
  expect(await ask(aliased(225, "title"))).toBe(520);
  expect(await ask(aliased(235, "title"))).toBe("LIMIT");
  expect(await ask(`${aliased(118, "title")} ... { ${aliased(118, "title", "b")} }`)).toBe("LIMIT");
  const doubled = Array.from(
    { length: 60 },
    (_, index) => `fragment F${index} on Episode { ...F${index + 1} ...F${index + 1} }`,
  ).join(" ");
  const document = `query ($id: ID!) { request(id: $id) { episodes { ...F0 } } } ${doubled} fragment F60 on Episode { id }`;
  const { errors } = await door.query(document, { id }, viewer);
  expect(errors?.[0]?.extensions["code"]).toBe("LIMIT");
});

it("runs at most 400 operations and 100 sockets of one person, and others have their own", async () => {
  const door = await openFrontDoor();
  const cookie = await signInAs(door, "VIEWER");
  const other = await signInAs(door, "VIEWER");
  const open = (as = cookie) => openSocket(door.socketUrl, withCookie(as));
  const subscribe = "subscription ($id: ID!) { requestChanged(id: $id) { id } }";
  const sockets = [await open(), await open(), await open(), await open(), await open()];
  for (const [index, socket] of sockets.slice(0, 4).entries()) {
    for (let one = 0; one < 100; one += 1) socket.subscribe(subscribe, { id: `${index} ${one}` });
    await socket.settled();
  }
  const [, , , , fifth] = sockets;
  const refused = await fifth?.subscribe(subscribe, { id: "more" }).completed;
  expect(refused?.[0]?.extensions["code"]).toBe("LIMIT");
  const others = await open(other);
  expect((await others.subscribe("{ viewer { id } }").next()).errors).toBeUndefined();
  sockets[0]?.close();
  await sockets[0]?.closed;
  await expect
    .poll(async () => (await fifth?.subscribe("{ viewer { id } }").completed)?.length)
    .toBe(0);

  for (let count = sockets.length; count <= 100; count += 1) await open();
  await expect(open()).rejects.toThrow("1013");
  await open(other);
});

it("forgets a socket that is closed before it is let in", async () => {
  const held = Promise.withResolvers<void>();
  const store = await openTestStore();
  let isHolding = false;
  const door = await openFrontDoor({
    store: {
      ...store,
      write: async (work) => {
        if (isHolding) await held.promise;
        return store.write(work);
      },
    },
  });
  const cookie = await signInAs(door, "VIEWER");
  // Who lets them in has to note that the session is used, and waits for that.
  const lastUsedAt = new Date(Date.now() - 3_600_000);
  await store.write((tx) => tx.session.updateMany({ data: { lastUsedAt } }));
  isHolding = true;
  const left = await Promise.all(
    Array.from({ length: 100 }, async () => {
      const socket = new WebSocket(door.socketUrl, "graphql-transport-ws", {
        headers: { Cookie: cookie },
      });
      await once(socket, "open");
      socket.send(JSON.stringify({ type: "connection_init" }));
      socket.send(JSON.stringify({ type: "ping" }));
      await once(socket, "message");
      return socket;
    }),
  );
  const sockets = async () => {
    const headers = { Authorization: `Bearer ${ADMIN_TOKEN}` };
    const text = await (await fetch(`${door.url}/metrics`, { headers })).text();
    return Number(/^status_tracker_sockets (\d+)$/m.exec(text)?.[1]);
  };
  expect(await sockets()).toBe(100);
  for (const socket of left) socket.terminate();
  await expect.poll(sockets).toBe(0);
  isHolding = false;
  held.resolve();
  await held.promise;
  // After those that were held.
  await store.write((tx) => tx.session.count());

  const open = () => openSocket(door.socketUrl, withCookie(cookie));
  for (let count = 0; count < 100; count += 1) await open();
  await expect(open()).rejects.toThrow("1013");
});

it("takes messages on a socket that are as large as a body, and no larger", async () => {
  const door = await openFrontDoor();
  const large = (bytes: number) => ({ id: "x".repeat(bytes) });
  const document = "query ($id: ID!) { request(id: $id) { id } }";
  const socket = await openSocket(door.socketUrl);
  expect((await socket.subscribe(document, large(250_000)).next()).data.request).toBeNull();
  socket.subscribe(document, large(270_000));
  expect((await socket.closed).code).toBe(1009);
});

it("opens at most 50 event streams of one person and 200 of share links", async () => {
  const door = await openFrontDoor();
  const cookie = await signInAs(door, "VIEWER");
  const other = await signInAs(door, "VIEWER");
  const open = (query: string, Cookie: string) =>
    openEventStream(door.url, query, { Authorization: "", Cookie });
  const CHANGES = "subscription { requestChanged { id } }";
  const streams = await Promise.all(Array.from({ length: 50 }, () => open(CHANGES, cookie)));
  expect(streams.map(({ status }) => status)).toEqual(Array(50).fill(200));
  expect((await open(CHANGES, cookie)).status).toBe(429);
  expect((await open(CHANGES, other)).status).toBe(200);
  streams[0]?.close();
  await expect.poll(async () => (await open(CHANGES, cookie)).status).toBe(200);

  const { id } = await door.make.request();
  const { data } = await door.query(
    "mutation ($id: ID!) { createShareLink(requestId: $id) { url } }",
    { id },
  );
  const token = String(data.createShareLink.url).split("/").at(-1);
  const SHARED = `subscription { sharedRequestChanged(token: "${token}") { id } }`;
  for (let count = 0; count < 200; count += 1) expect((await open(SHARED, "")).status).toBe(200);
  expect((await open(SHARED, "")).status).toBe(429);
  await expect.poll(() => door.listeners()).toBeLessThan(260);
});

it("keeps webhooks coming in while unfinished calls fill the memory for calls", async () => {
  const door = await openFrontDoor();
  await door.make.service("sonarr");
  const cookie = await signInAs(door, "VIEWER");
  let busy = 0;
  for (let count = 0; count < 140; count += 1) {
    const call = request(`${door.url}/graphql`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Cookie: cookie },
    });
    call.on("error", () => undefined);
    call.on("response", ({ statusCode }) => (busy += Number(statusCode === 503)));
    call.write("x".repeat(250_000));
    onTestFinished(() => void call.destroy());
  }
  await expect.poll(() => busy).toBeGreaterThan(0);
  const hook = await fetch(`${door.url}/hooks/sonarr`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Webhook-Token": HOOK_SECRET },
    body: "{}",
  });
  expect(hook.status).toBe(202);
});
