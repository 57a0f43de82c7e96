import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort, makeFolder, startProgram, waitFor } from "./real-program.ts";
import type { RealTorrentClient } from "./real-transmission.ts";

/** The password that the web interface has before its first use. */
export const PASSWORD = "deluge";

/** Starts the web interface, and its daemon unless that is to be unreachable; one torrent is loaded at a time. */
export async function startDeluge({ hasDaemon = true } = {}): Promise<RealTorrentClient> {
  const folder = makeFolder("deluge");
  const [port, daemonPort] = [await freePort(), await freePort()];
  const downloads = join(folder, "downloads");
  mkdirSync(downloads);
  const version = { file: 1, format: 1 };
  const config = (name: string, ...parts: readonly object[]) =>
    writeFileSync(join(folder, name), parts.map((part) => JSON.stringify(part)).join(""));
  config("core.conf", version, {
    daemon_port: daemonPort,
    allow_remote: false,
    download_location: downloads,
    listen_interface: "127.0.0.1",
    outgoing_interface: "127.0.0.1",
    dht: false,
    lsd: false,
    upnp: false,
    natpmp: false,
    utpex: false,
    new_release_check: false,
    dont_count_slow_torrents: false,
    max_active_downloading: 1,
    max_active_limit: 1,
  });
  writeFileSync(join(folder, "auth"), "localclient:lab-password:10\n", { mode: 0o600 });
  config(
    "hostlist.conf",
    { ...version, file: 3 },
    { hosts: [["lab", "127.0.0.1", daemonPort, "localclient", "lab-password"]] },
  );
  config("web.conf", { ...version, file: 2 }, { first_login: false, default_daemon: "" });
  const common = ["--do-not-daemonize", "--config", folder];
  if (hasDaemon) startProgram("deluged", [...common, "--port", String(daemonPort)], folder);
  const web = [...common, "--interface", "127.0.0.1", "--port", String(port)];
  startProgram("deluge-web", web, folder);
  const url = `http://127.0.0.1:${port}`;
  let cookie = "";

  async function call(method: string, params: readonly unknown[]): Promise<unknown> {
    const response = await fetch(`${url}/json`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify({ method, params, id: 1 }),
    });
    cookie = response.headers.getSetCookie()[0]?.split(";", 1)[0] ?? cookie;
    const { result, error } = (await response.json()) as { result: unknown; error: unknown };
    if (error) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return result;
  }

  await waitFor("the web interface of Deluge", () =>
    call("auth.login", [PASSWORD]).then((result) => result === true),
  );
  if (hasDaemon)
    await waitFor("the daemon of Deluge", async () => {
      await call("web.connect", ["lab"]);
      return (await call("web.connected", [])) === true;
    });
  return {
    url,
    downloads,
    async add(torrent) {
      await call("core.add_torrent_file", ["one.torrent", torrent.toString("base64"), {}]);
    },
    async verify(hash) {
      await call("core.force_recheck", [[hash]]);
    },
    async remove(hash) {
      await call("core.remove_torrent", [hash, true]);
    },
  };
}
