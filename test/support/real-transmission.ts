import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort, makeFolder, startProgram, waitFor } from "./real-program.ts";

export const LOGIN = { username: "lab", password: "lab-password-of-transmission" };

export interface RealTorrentClient {
  readonly url: string;
  /** Where the data of torrents is expected. */
  readonly downloads: string;
  add(torrent: Buffer): Promise<void>;
  /** Reads the data of a torrent on disk again. */
  verify(hash: string): Promise<void>;
  remove(hash: string): Promise<void>;
}

/** Starts a client on loopback, without discovery of peers, that loads one torrent at a time. */
export async function startTransmission(): Promise<RealTorrentClient> {
  const folder = makeFolder("transmission");
  const port = await freePort();
  const downloads = join(folder, "downloads");
  mkdirSync(downloads);
  const settings = {
    "rpc-bind-address": "127.0.0.1",
    "rpc-port": port,
    "rpc-authentication-required": true,
    "rpc-username": LOGIN.username,
    "rpc-password": LOGIN.password,
    "rpc-whitelist-enabled": false,
    "rpc-host-whitelist-enabled": false,
    "bind-address-ipv4": "127.0.0.1",
    "peer-port": await freePort(),
    "port-forwarding-enabled": false,
    "dht-enabled": false,
    "lpd-enabled": false,
    "pex-enabled": false,
    "download-dir": downloads,
    "download-queue-enabled": true,
    "download-queue-size": 1,
    "watch-dir-enabled": false,
  };
  writeFileSync(join(folder, "settings.json"), JSON.stringify(settings));
  startProgram("transmission-daemon", ["--foreground", "--config-dir", folder], folder);
  const url = `http://127.0.0.1:${port}`;
  const authorization = `Basic ${Buffer.from(`${LOGIN.username}:${LOGIN.password}`).toString("base64")}`;
  let session = "";

  async function call(method: string, args: object): Promise<void> {
    const send = () =>
      fetch(`${url}/transmission/rpc`, {
        method: "POST",
        headers: { authorization, "x-transmission-session-id": session },
        body: JSON.stringify({ method, arguments: args }),
      });
    let response = await send();
    session = response.headers.get("x-transmission-session-id") ?? session;
    if (response.status === 409) response = await send();
    const { result } = (await response.json()) as { result: string };
    if (result !== "success") throw new Error(`${method}: ${result}`);
  }

  await waitFor("Transmission", () => call("session-get", {}).then(() => true));
  return {
    url,
    downloads,
    add: (torrent) => call("torrent-add", { metainfo: torrent.toString("base64") }),
    verify: (hash) => call("torrent-verify", { ids: [hash] }),
    remove: (hash) => call("torrent-remove", { ids: [hash], "delete-local-data": true }),
  };
}
