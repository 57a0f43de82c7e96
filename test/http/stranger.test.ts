import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { WebSocket } from "ws";
import { createSchema } from "../../server/graphql/schema.ts";
import { createBodyReader, type Body } from "../../server/http/body.ts";
import { createDocuments } from "../../server/http/document/documents.ts";
import type { HttpHandler } from "../../server/http/handler.ts";
import { createHttpServer } from "../../server/http/server.ts";
import { openSocket } from "../support/client.ts";
import {
  openFrontDoor,
  withCookie,
  type FrontDoor,
  type QueryInit,
} from "../support/front-door.ts";
import { signInAs } from "../support/viewer.ts";

const NOBODY: QueryInit = { token: null };

async function refusalOf(door: FrontDoor, document: string, init = NOBODY): Promise<unknown> {
  const { data, errors } = await door.query(document, {}, init);
  expect(data, document).toBeUndefined();
  return errors?.[0]?.extensions["code"];
}

describe("a document of a stranger", () => {
  it("has at most 2 KB, of bytes and not of characters", async () => {
    const door = await openFrontDoor();
    const head = "{ setupRequired } #";
    const fits = head + "x".repeat(2_048 - head.length);
    expect((await door.query(fits, {}, NOBODY)).data).toEqual({ setupRequired: true });
    expect(await refusalOf(door, `${fits}x`)).toBe("LIMIT");
    expect(await refusalOf(door, head + "€".repeat(700))).toBe("LIMIT");
    expect((await door.query(`${fits}x`)).data).toEqual({ setupRequired: true });
  });

  it("has few enough tokens that comparing each with each other ends soon", async () => {
    const door = await openFrontDoor();
    const many = await door.query(`{ ${"setupRequired ".repeat(100)}}`, {}, NOBODY);
    expect(many.data).toEqual({ setupRequired: true });
    expect(await refusalOf(door, `{ viewer { ${"id ".repeat(600)}} }`)).toBe("LIMIT");
  });

  it.each([
    "{ viewer { id } requests { totalCount } }",
    "{ ... on Query { requests { totalCount } } }",
    "{ ... { ... { stats { active } } } }",
    "{ ...Rest } fragment Rest on Query { services { slug } }",
    "fragment F on Query { settings { followsAdded } } { viewer { id } }",
    "{ alias: __schema { types { name } } }",
    '{ __type(name: "Query") { name } }',
    "subscription { serviceChanged { slug } }",
    "{ nothing }",
  ])("is refused before it is validated: %s", async (document) => {
    const door = await openFrontDoor();
    expect(await refusalOf(door, document)).toBe("UNAUTHENTICATED");
    const response = await fetch(`${door.url}/graphql`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/graphql-response+json",
      },
      body: JSON.stringify({ query: document }),
    });
    expect(response.status).toBe(401);
  });

  it("may name what is public with aliases and fragments", async () => {
    const door = await openFrontDoor();
    const document =
      "{ __typename a: viewer { ...V } ... { setupRequired } } fragment V on Viewer { id }";
    expect((await door.query(document, {}, NOBODY)).data).toEqual({
      __typename: "Query",
      a: null,
      setupRequired: true,
    });
  });
});

describe("the cache of documents", () => {
  it("keeps none of a stranger's, and of the others no more than fit", () => {
    const documents = createDocuments(createSchema(), new Map());
    const read = (source: string, role: "ADMIN" | null) =>
      documents.validate(documents.parse(source, role), role);
    for (let index = 0; index < 500; index += 1) read(`{ viewer { id } } # ${index}`, null);
    for (let index = 0; index < 500; index += 1) read(`{ nothing${index} }`, null);
    expect(documents.cached).toBe(0);
    const long = "x".repeat(60_000);
    for (let index = 0; index < 100; index += 1)
      read(`{ viewer { id } } # ${index} ${long}`, "ADMIN");
    expect(documents.cached).toBeGreaterThan(3);
    expect(documents.cached).toBeLessThan(10);
  });
});

describe("a body", () => {
  const sized = (bytes: number) => ({ text: "x".repeat(bytes) });

  it("has at most 16 KB without authentication, 256 KB with it, and 6 MB for receiveWebhook", async () => {
    const door = await openFrontDoor();
    const webhook = `mutation ($text: JSON!) { receiveWebhook(service: "sonarr", payload: $text) { id } }`;
    const cookie = await signInAs(door, "VIEWER");
    const viewer = withCookie(cookie);
    const send = async (document: string, bytes: number, init: QueryInit) => {
      const { status, errors } = await door.query(document, sized(bytes), init);
      return [status, errors?.[0]?.extensions["code"]];
    };
    const OK = [200, undefined];
    const TOO_LARGE = [413, "LIMIT"];
    expect(await send("{ viewer { id } }", 15_000, NOBODY)).toEqual(OK);
    expect(await send("{ viewer { id } }", 17_000, NOBODY)).toEqual(TOO_LARGE);
    expect(await send("{ viewer { id } }", 250_000, viewer)).toEqual(OK);
    expect(await send("{ viewer { id } }", 270_000, viewer)).toEqual(TOO_LARGE);
    expect(await send(webhook, 270_000, viewer)).toEqual(TOO_LARGE);
    expect(await send("{ viewer { id } }", 270_000, {})).toEqual(TOO_LARGE);
    expect(await send(`${webhook} query Q { viewer { id } }`, 270_000, {})).toEqual(TOO_LARGE);
    expect(await send(webhook, 5_000_000, {})).toEqual(OK);
    expect(await send(webhook, 6_300_000, {})).toEqual(TOO_LARGE);
  });

  it("has ten seconds to arrive without authentication", async () => {
    const door = await openFrontDoor();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const timers = vi.getTimerCount();
    const headers = { "Content-Type": "application/json" };
    const sent = request(`${door.url}/graphql`, { method: "POST", headers });
    onTestFinished(() => void sent.destroy());
    const answered = once(sent, "response");
    sent.write("{");
    for (let turn = 0; turn < 100_000 && vi.getTimerCount() === timers; turn += 1) await nextTurn();
    expect(vi.getTimerCount()).toBeGreaterThan(timers);
    vi.advanceTimersByTime(10_000);
    const [{ statusCode }] = (await answered) as [IncomingMessage];
    expect(statusCode).toBe(408);
  });

  it("that is not finished is bounded in time and, with all others, in memory", async () => {
    const reader = createBodyReader(1_000);
    const read: Promise<Body>[] = [];
    const server = createHttpServer({
      onRequest: (req, res) => {
        const timeoutMs = req.url === "/slow" ? 1 : 60_000;
        read.push(reader.read(req, { maxBytes: 800, timeoutMs }));
        void read.at(-1)?.then(({ kind }) => res.end(kind));
      },
      onUpgrade: (_req, socket) => void socket.destroy(),
    });
    expect(server.requestTimeout).toBe(60_000);
    expect(server.headersTimeout).toBe(10_000);
    // By default, Node checks for what is over that less often.
    expect(Reflect.get(server, "connectionsCheckingInterval")).toBe(5_000);
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => server.closeAllConnections());
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const open = (bytes: number, path = "/") => {
      const sent = request({ port, host: "127.0.0.1", method: "POST", path });
      sent.on("error", () => undefined);
      sent.write("x".repeat(bytes));
      onTestFinished(() => void sent.destroy());
      return sent;
    };
    const first = open(600);
    await expect.poll(() => read.length).toBe(1);
    open(600);
    await expect.poll(() => read.length).toBe(2);
    expect(await read[1]).toEqual({ kind: "busy" });
    first.end();
    expect(await read[0]).toMatchObject({ kind: "read" });
    // What was finished is no longer counted.
    open(700).end();
    await expect.poll(() => read.length).toBe(3);
    expect(await read[2]).toMatchObject({ kind: "read" });
    open(10, "/slow");
    await expect.poll(() => read.length).toBe(4);
    expect(await read[3]).toEqual({ kind: "too-slow" });
  });
});

describe("connections", () => {
  it("are limited in all and for each address of the internet", async () => {
    const handler: Pick<HttpHandler, "onRequest" | "onUpgrade"> = {
      onRequest: (_req, res) => void res.end("served"),
      onUpgrade: () => undefined,
    };
    for (const [limits, expected] of [
      [{ max: 3, maxPerAddress: 100 }, 3],
      [{ max: 100, maxPerAddress: 2 }, 2],
    ] as const) {
      const server = createHttpServer(handler, { ...limits, isShared: () => false });
      await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
      onTestFinished(() => void server.close());
      const { port } = server.address() as { port: number };
      const closed: number[] = [];
      const sockets = Array.from({ length: 6 }, (_, index) => {
        const socket = connect(port, "127.0.0.1").on("close", () => closed.push(index));
        socket.on("error", () => undefined);
        return socket;
      });
      await expect.poll(() => closed.length).toBe(6 - expected);
      sockets.forEach((socket) => socket.destroy());
      await expect.poll(() => closed.length).toBe(6);
      // Their places are free again, as soon as the server has noticed.
      const ask = async () => {
        const response = await fetch(`http://127.0.0.1:${port}/`);
        return response.text();
      };
      await expect.poll(() => ask().catch(() => "refused")).toBe("served");
    }
  });
});

describe("a WebSocket", () => {
  it("is closed when it sends more than 8 KB before connection_init", async () => {
    const door = await openFrontDoor();
    const open = async () => {
      const socket = new WebSocket(door.socketUrl, "graphql-transport-ws");
      socket.on("error", () => undefined);
      onTestFinished(() => socket.terminate());
      const closed = new Promise<number>((resolve) => void socket.once("close", resolve));
      await new Promise((resolve) => void socket.once("open", resolve));
      return { socket, closed };
    };
    // One message, a part of it at a time.
    const part = await open();
    for (let index = 0; index < 9; index += 1) part.socket.send("x".repeat(1_000), { fin: false });
    expect(await part.closed).toBeOneOf([1009, 1006]);
    // Messages that the protocol permits then.
    const pings = await open();
    const ping = JSON.stringify({ type: "ping", payload: { text: "x".repeat(1_000) } });
    for (let index = 0; index < 9; index += 1) pings.socket.send(ping);
    expect(await pings.closed).toBeOneOf([1009, 1006]);
    const few = await open();
    const answered = new Promise((resolve) => few.socket.once("message", resolve));
    for (let index = 0; index < 7; index += 1) few.socket.send(ping);
    expect(String(await answered)).toContain('"pong"');
    const good = await openSocket(door.socketUrl);
    const long = `{ viewer { name } } #${"x".repeat(20_000)}`;
    expect((await good.subscribe(long).next()).data.viewer.name).toBe("ADMIN_TOKEN");
  });
});

it("a message that only a server sends closes its socket, and is no error in the log", async () => {
  const door = await openFrontDoor();
  const socket = new WebSocket(door.socketUrl, "graphql-transport-ws");
  await new Promise((resolve) => socket.once("open", resolve));
  socket.send(JSON.stringify({ id: "1", type: "next", payload: {} }));
  const code = await new Promise((resolve) => socket.once("close", resolve));
  expect(code).toBe(4400);
  expect(door.logged()).not.toContain('"level":50');
});
