import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort, makeFolder, startProgram, waitFor } from "./real-program.ts";

export const NZBGET_LOGIN = { username: "lab", password: "lab-password-of-nzbget" };
export const SABNZBD_KEY = "0123456789abcdef0123456789abcdef";

export interface RealUsenetClient {
  readonly url: string;
  /** Adds an NZB; returns the id by which an arr knows the download. */
  add(name: string, nzb: string): Promise<string>;
  pauseAll(): Promise<void>;
  resumeAll(): Promise<void>;
  /** Has a download loaded even while everything is paused. */
  force(id: string): Promise<void>;
}

/** Starts NZBGet with one connection to a news server on loopback. */
export async function startNzbget(newsPort: number): Promise<RealUsenetClient> {
  const folder = makeFolder("nzbget");
  const port = await freePort();
  const options = {
    MainDir: folder,
    ControlIP: "127.0.0.1",
    ControlPort: port,
    ControlUsername: NZBGET_LOGIN.username,
    ControlPassword: NZBGET_LOGIN.password,
    "Server1.Active": "yes",
    "Server1.Host": "127.0.0.1",
    "Server1.Port": newsPort,
    "Server1.Connections": 1,
    "Server1.Encryption": "no",
    ArticleRetries: 0,
    ArticleInterval: 0,
    HealthCheck: "delete",
    ParCheck: "auto",
    Unpack: "no",
    PropagationDelay: 0,
  };
  const args = Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
  startProgram("nzbget", ["-n", ...args, "-o", "OutputMode=log", "-s"], folder);
  const url = `http://127.0.0.1:${port}`;
  const login = `${NZBGET_LOGIN.username}:${NZBGET_LOGIN.password}`;
  const authorization = `Basic ${Buffer.from(login).toString("base64")}`;

  async function call(method: string, params: readonly unknown[]): Promise<unknown> {
    const body = JSON.stringify({ method, params, id: 1 });
    const headers = { authorization };
    const response = await fetch(`${url}/jsonrpc`, { method: "POST", headers, body });
    const { result, error } = (await response.json()) as { result: unknown; error?: unknown };
    if (error) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return result;
  }

  await waitFor("NZBGet", () => call("version", []).then(() => true));
  return {
    url,
    async add(name, nzb) {
      const content = Buffer.from(nzb).toString("base64");
      const params = [`${name}.nzb`, content, "tv", 0, false, false, "", 0, "ALL", []];
      return String(await call("append", params));
    },
    pauseAll: async () => void (await call("pausedownload", [])),
    resumeAll: async () => void (await call("resumedownload", [])),
    force: async (id) => void (await call("editqueue", ["GroupSetPriority", "900", [Number(id)]])),
  };
}

/** Starts SABnzbd with one connection to a news server on loopback. */
export async function startSabnzbd(newsPort: number): Promise<RealUsenetClient> {
  const folder = makeFolder("sabnzbd");
  const port = await freePort();
  for (const name of ["incomplete", "complete"]) mkdirSync(join(folder, name));
  writeFileSync(
    join(folder, "sabnzbd.ini"),
    `__version__ = 19
[misc]
host = 127.0.0.1
port = ${port}
api_key = ${SABNZBD_KEY}
nzb_key = ${SABNZBD_KEY}
download_dir = ${join(folder, "incomplete")}
complete_dir = ${join(folder, "complete")}
check_new_rel = 0
auto_browser = 0
enable_https_verification = 0
propagation_delay = 0
[servers]
[[127.0.0.1]]
name = 127.0.0.1
displayname = lab
host = 127.0.0.1
port = ${newsPort}
connections = 1
ssl = 0
enable = 1
retention = 0
[categories]
[[tv]]
priority = -100
pp = ""
name = tv
script = Default
newzbin = ""
order = 0
dir = tv
`,
  );
  const args = ["-f", join(folder, "sabnzbd.ini"), "-b", "0", "-s", `127.0.0.1:${port}`, "-l", "0"];
  startProgram("sabnzbdplus", args, folder);
  const url = `http://127.0.0.1:${port}`;

  async function call(form: FormData): Promise<{ readonly nzo_ids?: readonly string[] }> {
    form.set("apikey", SABNZBD_KEY);
    form.set("output", "json");
    const response = await fetch(`${url}/api`, { method: "POST", body: form });
    return (await response.json()) as { nzo_ids?: readonly string[] };
  }
  const mode = (name: string, more: Readonly<Record<string, string>> = {}) => {
    const form = new FormData();
    for (const [key, value] of Object.entries({ mode: name, ...more })) form.set(key, value);
    return form;
  };

  await waitFor("SABnzbd", () => call(mode("version")).then(() => true));
  return {
    url,
    async add(name, nzb) {
      const form = mode("addfile", { cat: "tv" });
      form.set("name", new Blob([nzb], { type: "application/x-nzb" }), `${name}.nzb`);
      const { nzo_ids: ids = [] } = await call(form);
      const [id] = ids;
      if (id === undefined) throw new Error("SABnzbd did not take the NZB");
      return id;
    },
    pauseAll: async () => void (await call(mode("pause"))),
    resumeAll: async () => void (await call(mode("resume"))),
    force: async (id) =>
      void (await call(mode("queue", { name: "priority", value: id, value2: "2" }))),
  };
}
