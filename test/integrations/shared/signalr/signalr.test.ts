import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished, vi } from "vitest";
import { WebSocketServer } from "ws";
import { listenToHub } from "../../../../server/integrations/shared/signalr/signalr.ts";
import { createSelfSigned } from "../../../support/self-signed.ts";
import { createDeps } from "../../arr/common/fake-server.ts";

const RECORD_END = "\u001E";
const KEY = "hub-key-nobody-may-see";

/** A hub behind a self-signed certificate; sends one event after the handshake. */
async function startHub() {
  const keys: unknown[] = [];
  const server = createServer(createSelfSigned());
  const sockets = new WebSocketServer({ server });
  sockets.on("connection", (socket, { headers }) => {
    keys.push(headers["x-api-key"]);
    socket.once("message", () => {
      const event = { type: 1, target: "receiveMessage", arguments: [{ name: "queue" }] };
      socket.send(`{}${RECORD_END}${JSON.stringify(event)}${RECORD_END}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    for (const socket of sockets.clients) socket.terminate();
    await new Promise((resolve) => server.close(resolve));
  });
  return { address: `https://127.0.0.1:${(server.address() as AddressInfo).port}/hub`, keys };
}

function listen(address: string, allowsSelfSigned: boolean) {
  const received: unknown[] = [];
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const deps = { ...createDeps(), signal: stop.signal };
  listenToHub(
    {
      service: "sonarr",
      address: new URL(address),
      headers: { "x-api-key": KEY },
      events: ["receiveMessage"],
      allowsSelfSigned,
    },
    deps,
    {
      onOpen: () => void received.push("open"),
      onClosed: () => void received.push("closed"),
      onEvent: (_event, body) => void received.push(body),
    },
  );
  return { received, lines: deps.lines };
}

it("listens to a hub with a self-signed certificate where that is allowed", async () => {
  const hub = await startHub();

  const { received } = listen(hub.address, true);

  await vi.waitFor(() => expect(received).toContainEqual({ name: "queue" }));
  expect(hub.keys).toEqual([KEY]);
});

it("does not send its key to such a hub otherwise", async () => {
  const hub = await startHub();

  const { received, lines } = listen(hub.address, false);

  await vi.waitFor(() => expect(received).toContain("closed"));
  expect(hub.keys).toEqual([]);
  expect(lines.join()).not.toContain(KEY);
});
