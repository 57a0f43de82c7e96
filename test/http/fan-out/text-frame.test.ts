import { createServer, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { createTextFrame } from "../../../server/http/fan-out/text-frame.ts";
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
    received,
    async [Symbol.asyncDispose]() {
      client.terminate();
      await closeServer(server);
    },
  };
}

it("is read as it was written, at each length of its header and between messages of the socket", async () => {
  await using pair = await openPair();
  const texts = [0, 1, 125, 126, 65_535, 65_536, 200_000].map((length) => "x".repeat(length));
  for (const text of texts) {
    pair.stream.write(createTextFrame([Buffer.from(text.slice(0, 2)), Buffer.from(text.slice(2))]));
    pair.socket.send("between");
  }
  pair.stream.write(createTextFrame([Buffer.from("葵の灯籠")]));
  await expect.poll(() => pair.received.length).toBe(texts.length * 2 + 1);
  expect(pair.received).toEqual([...texts.flatMap((text) => [text, "between"]), "葵の灯籠"]);
});
