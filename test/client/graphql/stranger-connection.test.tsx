import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { cleanup, render, screen } from "@solidjs/testing-library";
import { type JSX, Show } from "solid-js";
import { expect, it, onTestFinished, vi } from "vitest";
import { createSharedRequest } from "../../../client/feature/shared/create-shared-request.ts";
import { ConnectionContext, useConnection } from "../../../client/graphql/connection-context.ts";
import { createStrangerConnection } from "../../../client/graphql/stranger-connection.ts";
import { cardOf } from "../support/card.ts";

/** A tracker that answers the query of the shared page, and streams its subscription. */
async function startTracker() {
  const streams = new Set<ServerResponse>();
  let title = "Night Ferry";
  let version = 1;
  let isDown = false;
  let isMute = false;
  const sharedOf = () => ({
    ...cardOf({ title, version: `${version}`, state: "DOWNLOADING" }),
    episodes: [],
  });
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if (isDown) return void req.destroy();
    if (isMute) return;
    let body = "";
    for await (const chunk of req) body += String(chunk);
    if (!body.includes("subscription")) {
      res.writeHead(200, { "Content-Type": "application/json" });
      return void res.end(JSON.stringify({ data: { sharedRequest: sharedOf() } }));
    }
    res.writeHead(200, { "Content-Type": "text/event-stream" });
    res.write(":\n\n");
    streams.add(res);
    res.once("close", () => streams.delete(res));
  };
  const http = createServer((req, res) => void answer(req, res));
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    streams,
    change(to: string, isSent = true) {
      title = to;
      version += 1;
      const data = JSON.stringify({ data: { sharedRequestChanged: sharedOf() } });
      if (isSent) for (const stream of streams) stream.write(`event: next\ndata: ${data}\n\n`);
    },
    endStreams() {
      for (const stream of streams) stream.end("event: complete\ndata:\n\n");
      streams.clear();
    },
    /** Nothing is answered any more, and nothing ends. */
    setMute: (mute: boolean) => void (isMute = mute),
    setDown(down: boolean) {
      isDown = down;
      if (down) http.closeAllConnections();
    },
  };
}

function Page(): JSX.Element {
  const live = createSharedRequest("token");
  const connection = useConnection();
  return (
    <>
      <p>{connection.phase()}</p>
      <Show when={live.request()}>{(request) => <h1>{request().title}</h1>}</Show>
    </>
  );
}

async function open() {
  const tracker = await startTracker();
  onTestFinished(cleanup);
  render(() => (
    <ConnectionContext.Provider value={createStrangerConnection(tracker.url)}>
      <Page />
    </ConnectionContext.Provider>
  ));
  await screen.findByText("Night Ferry");
  await vi.waitFor(() => expect(tracker.streams.size).toBe(1), 10_000);
  return tracker;
}

const LONG = { timeout: 20_000 };

it("shows changes as they are streamed", async () => {
  const tracker = await open();
  await screen.findByText("live");
  tracker.change("The Night Ferry");
  expect(await screen.findByText("The Night Ferry", {}, LONG)).toBeTruthy();
});

it("opens another stream when the server has ended one, and shows what changed in between", async () => {
  const tracker = await open();
  tracker.change("Between two streams", false);
  tracker.endStreams();
  expect(await screen.findByText("Between two streams", {}, LONG)).toBeTruthy();
  await vi.waitFor(() => expect(tracker.streams.size).toBe(1), 10_000);
  tracker.change("In the second stream");
  expect(await screen.findByText("In the second stream", {}, LONG)).toBeTruthy();
});

it("is offline while the server does not answer, keeps the page, and catches up", async () => {
  const tracker = await open();
  tracker.setDown(true);
  expect(await screen.findByText("offline", {}, LONG)).toBeTruthy();
  expect(screen.getByText("Night Ferry")).toBeTruthy();
  tracker.change("After the outage", false);
  tracker.setDown(false);
  expect(await screen.findByText("After the outage", {}, LONG)).toBeTruthy();
  expect(await screen.findByText("live", {}, LONG)).toBeTruthy();
});

it("notices that nothing is answered any more, and opens the stream anew afterwards", async () => {
  const tracker = await open();
  const [lost] = tracker.streams;
  tracker.setMute(true);
  expect(await screen.findByText("offline", {}, LONG)).toBeTruthy();
  tracker.change("After the silence", false);
  tracker.setMute(false);
  expect(await screen.findByText("After the silence", {}, LONG)).toBeTruthy();
  await vi.waitFor(
    () => expect([...tracker.streams].some((stream) => stream !== lost)).toBe(true),
    LONG,
  );
  tracker.change("In the new stream");
  expect(await screen.findByText("In the new stream", {}, LONG)).toBeTruthy();
});
