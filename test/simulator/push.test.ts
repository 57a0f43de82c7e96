import { HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { API_KEYS, JELLYFIN_LOGIN } from "../../simulator/service/access.ts";
import { startStack, type Stack } from "../../simulator/stack.ts";
import { A1_MOVIE } from "../../simulator/stories/happy-path.ts";

/** A login needs all four parts. */
const DEVICE = {
  authorization: 'MediaBrowser Client="Test", Device="Test", DeviceId="test-1", Version="1"',
};

let stack: Stack;
beforeEach(async () => {
  stack = await startStack({ speed: 240, tickMs: 10 });
});
afterEach(async () => {
  await stack.stop();
});

it("pushes Radarr's queue, movies and files to its own page", async () => {
  const connection = new HubConnectionBuilder()
    .withUrl(`${stack.urls.radarr}/signalr/messages`, { headers: { "X-Api-Key": API_KEYS.radarr } })
    .configureLogging(LogLevel.None)
    .build();
  const heard: { name: string; body: { action?: string; resource?: { tmdbId?: number } } }[] = [];
  connection.on("receiveMessage", (message) => heard.push(message));
  await connection.start();
  await stack.play(A1_MOVIE);
  await vi.waitFor(() => expect(heard.some(({ name }) => name === "moviefile")).toBe(true));
  await connection.stop();
  expect(heard[0]).toMatchObject({ name: "version" });
  expect(heard).toContainEqual({ name: "queue", body: { action: "sync" } });
  expect(heard.find(({ name }) => name === "movie")).toMatchObject({
    body: { action: "created", resource: { tmdbId: A1_MOVIE.title.tmdbId } },
  });
});

it("accepts no SignalR connection to Radarr without the key", async () => {
  const connection = new HubConnectionBuilder()
    .withUrl(`${stack.urls.radarr}/signalr/messages`, { headers: { "X-Api-Key": "wrong" } })
    .configureLogging(LogLevel.None)
    .build();
  await expect(connection.start()).rejects.toThrow("401");
});

/** Message types that come in over one of Jellyfin's sockets, each with its data. */
async function listen(token: string) {
  const socket = new WebSocket(
    `${stack.urls.jellyfin.replace("http", "ws")}/socket?ApiKey=${token}`,
  );
  const heard: { MessageType: string; Data?: { ItemsAdded?: string[] } }[] = [];
  socket.on("message", (data: Buffer) => heard.push(JSON.parse(data.toString())));
  await new Promise((resolve) => socket.once("open", resolve));
  return { socket, heard };
}

it("pushes added items to a user's Jellyfin socket, and nothing to an API key's", async () => {
  const login = await fetch(`${stack.urls.jellyfin}/Users/AuthenticateByName`, {
    method: "POST",
    headers: DEVICE,
    body: JSON.stringify({ Username: JELLYFIN_LOGIN.username, Pw: JELLYFIN_LOGIN.password }),
  });
  const { AccessToken } = (await login.json()) as { AccessToken: string };
  const person = await listen(AccessToken);
  const key = await listen(API_KEYS.jellyfin);
  person.socket.send(JSON.stringify({ MessageType: "KeepAlive" }));
  await stack.play(A1_MOVIE);
  await vi.waitFor(() => expect(person.heard.at(-1)?.MessageType).toBe("LibraryChanged"));
  expect(person.heard.map(({ MessageType }) => MessageType)).toEqual([
    "ForceKeepAlive",
    "KeepAlive",
    "LibraryChanged",
  ]);
  expect(person.heard[2]?.Data?.ItemsAdded).toHaveLength(1);
  expect(key.heard).toMatchObject([{ MessageType: "ForceKeepAlive", Data: 60 }]);
  const refused = await fetch(`${stack.urls.jellyfin}/Users/AuthenticateByName`, {
    method: "POST",
    headers: DEVICE,
    body: JSON.stringify({ Username: JELLYFIN_LOGIN.username, Pw: "wrong" }),
  });
  expect(refused.status).toBe(401);
});
