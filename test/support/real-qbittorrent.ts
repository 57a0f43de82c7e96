import { pbkdf2Sync, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort, makeFolder, startProgram, waitFor } from "./real-program.ts";

export const PROGRAM = "qbittorrent-nox";

export const LOGIN = { username: "admin", password: "lab-password-of-the-peers" };

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
export async function startQbittorrent({ isQueueing = false } = {}): Promise<RealQbittorrent> {
  const [webPort, peerPort] = [await freePort(), await freePort()];
  const profile = makeFolder("qbittorrent");
  const downloads = join(profile, "downloads");
  mkdirSync(join(profile, "qBittorrent", "config"), { recursive: true });
  writeFileSync(
    join(profile, "qBittorrent", "config", "qBittorrent.conf"),
    settings({ downloads, webPort, peerPort, isQueueing }),
  );
  startProgram(PROGRAM, [`--profile=${profile}`], profile);

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

async function logIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v2/auth/login`, {
    method: "POST",
    body: new URLSearchParams(LOGIN),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(";", 1)[0];
  if (cookie === undefined) throw new Error(`no session: ${response.status}`);
  return cookie;
}

interface Profile {
  readonly downloads: string;
  readonly webPort: number;
  readonly peerPort: number;
  /** One torrent loads at a time. */
  readonly isQueueing: boolean;
}

/** No notice to accept, no tracker, no discovery: nothing leaves loopback. */
function settings({ downloads, webPort, peerPort, isQueueing }: Profile): string {
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
Session\\QueueingSystemEnabled=${isQueueing}
Session\\MaxActiveDownloads=1
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
