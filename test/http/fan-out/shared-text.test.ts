import { createServer, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { createSharedText } from "../../../server/http/fan-out/shared-text.ts";
import { closeServer, listenAnywhere } from "../../bench/baseline/listen.ts";

/** A client of a WebSocket, and the stream of the server's end. */
async function openPair() {
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const accepted = Promise.withResolvers<{ socket: WebSocket; stream: Duplex }>();
  server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) =>
    sockets.handleUpgrade(request, stream, head, (socket) => accepted.resolve({ socket, stream })),
  );
  const client = new WebSocket((await listenAnywhere(server)).replace("http", "ws"));
  const received: string[] = [];
  client.on("message", (data: Buffer, isBinary) => {
    if (isBinary) throw new Error("a text is no binary message");
    received.push(data.toString());
  });
  return {
    ...(await accepted.promise),
    client,
    received,
    async [Symbol.asyncDispose]() {
      client.terminate();
      await closeServer(server);
    },
  };
}

it("is read as it was written, at each length of its header and between messages of the socket", async () => {
  await using pair = await openPair();
  const lengths = [0, 1, 125, 126, 65_535, 65_536, 200_000];
  for (const length of lengths) {
    createSharedText(Buffer.from("x".repeat(length))).writeTo(pair.stream, Buffer.alloc(0));
    pair.socket.send("between");
  }
  createSharedText(Buffer.from("灯籠")).writeTo(pair.stream, Buffer.from("葵の"));
  const expected = [...lengths.flatMap((length) => ["x".repeat(length), "between"]), "葵の灯籠"];
  await expect.poll(() => pair.received.length).toBe(expected.length);
  expect(pair.received).toEqual(expected);
});

it("begins as each message does, also while a stream has not yet handed over an earlier one", async () => {
  await using pair = await openPair();
  const text = createSharedText(Buffer.from("x".repeat(100_000)));
  const heads = Array.from({ length: 200 }, (_, index) => String(index));
  pair.client.pause();
  for (const head of heads) text.writeTo(pair.stream, Buffer.from(head));
  expect(pair.stream.writableLength).toBeGreaterThan(1_000_000);
  pair.client.resume();
  await expect.poll(() => pair.received.length).toBe(heads.length);
  expect(pair.received.map((message) => message.replace(/x+$/, ""))).toEqual(heads);
});
