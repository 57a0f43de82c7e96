import { spawn, spawnSync } from "node:child_process";
import { pbkdf2Sync, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";

const PROGRAM = "qbittorrent-nox";

export const LOGIN = { username: "admin", password: "lab-password-of-the-peers" };

/** Whether this machine has the program; CI installs it (.ci/run). */
export function hasQbittorrent(): boolean {
  return spawnSync(PROGRAM, ["--version"], { stdio: "ignore" }).status === 0;
}

/** A real client on loopback, with an empty profile of its own. */
export interface RealQbittorrent {
  readonly url: string;
  /** Where it listens for other peers. */
  readonly peer: string;
  readonly downloads: string;
  /** Adds a .torrent; `options` are qBittorrent's own form fields. */
  add(torrent: Buffer, options: Readonly<Record<string, string>>): Promise<void>;
  post(path: string, form: Readonly<Record<string, string>>): Promise<void>;
  /** State and progress of one torrent; null when it is not listed. */
  find(hash: string): Promise<{ readonly state: string; readonly progress: number } | null>;
}

/** Starts a client that talks to loopback only and ends with the test. */
export async function startQbittorrent(): Promise<RealQbittorrent> {
  const [webPort, peerPort] = [await freePort(), await freePort()];
  const profile = mkdtempSync(join(tmpdir(), "tracker-qbittorrent-"));
  const downloads = join(profile, "downloads");
  mkdirSync(join(profile, "qBittorrent", "config"), { recursive: true });
  writeFileSync(
    join(profile, "qBittorrent", "config", "qBittorrent.conf"),
    settings({ downloads, webPort, peerPort }),
  );
  const child = spawn(PROGRAM, [`--profile=${profile}`], { stdio: "ignore" });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  onTestFinished(async () => {
    child.kill("SIGTERM");
    const isEnded = await Promise.race([ended.then(() => true), sleep(5_000, false)]);
    if (!isEnded) child.kill("SIGKILL");
    await ended;
    rmSync(profile, { recursive: true, force: true });
  });

  const url = `http://127.0.0.1:${webPort}`;
  // Refused for want of a log-in is an answer as well.
  await waitFor("the web interface", () => fetch(`${url}/api/v2/app/version`).then(() => true));
  const headers = { cookie: await logIn(url) };

  async function send(path: string, body: FormData | URLSearchParams): Promise<void> {
    const response = await fetch(`${url}/api/v2/${path}`, { method: "POST", headers, body });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }

  return {
    url,
    peer: `127.0.0.1:${peerPort}`,
    downloads,
    async add(torrent, options) {
      const form = new FormData();
      form.set("torrents", new Blob([new Uint8Array(torrent)]), "pack.torrent");
      for (const [name, value] of Object.entries(options)) form.set(name, value);
      await send("torrents/add", form);
    },
    post: (path, form) => send(path, new URLSearchParams(form)),
    async find(hash) {
      const response = await fetch(`${url}/api/v2/torrents/info?hashes=${hash}`, { headers });
      const [torrent = null] = (await response.json()) as { state: string; progress: number }[];
      return torrent;
    },
  };
}

/** Asks every 200 ms until the answer is true; an error counts as "not yet". */
export async function waitFor(what: string, ask: () => Promise<boolean>, ms = 20_000) {
  const deadline = Date.now() + ms;
  while (Date.now() < deadline) {
    if (await ask().catch(() => false)) return;
    await sleep(200);
  }
  throw new Error(`waited ${ms} ms in vain for ${what}`);
}

async function logIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v2/auth/login`, {
    method: "POST",
    body: new URLSearchParams(LOGIN),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(";", 1)[0];
  if (cookie === undefined) throw new Error(`no session: ${response.status}`);
  return cookie;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

interface Profile {
  readonly downloads: string;
  readonly webPort: number;
  readonly peerPort: number;
}

/** No notice to accept, no tracker, no discovery: nothing leaves loopback. */
function settings({ downloads, webPort, peerPort }: Profile): string {
  const salt = randomBytes(16);
  const key = pbkdf2Sync(LOGIN.password, salt, 100_000, 64, "sha512");
  return `[LegalNotice]
Accepted=true
[BitTorrent]
Session\\DefaultSavePath=${downloads}
Session\\Port=${peerPort}
Session\\Interface=lo
Session\\InterfaceName=lo
Session\\InterfaceAddress=127.0.0.1
Session\\DHTEnabled=false
Session\\LSDEnabled=false
Session\\PeXEnabled=false
Session\\MultiConnectionsPerIp=true
Session\\QueueingSystemEnabled=false
[Network]
PortForwardingEnabled=false
[Preferences]
General\\Locale=en
WebUI\\Address=127.0.0.1
WebUI\\Port=${webPort}
WebUI\\UseUPnP=false
WebUI\\LocalHostAuth=true
WebUI\\Username=${LOGIN.username}
WebUI\\Password_PBKDF2="@ByteArray(${salt.toString("base64")}:${key.toString("base64")})"
`;
}
