import { execFile } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { API_KEYS } from "../../simulator/service/access.ts";
import { createSetUp } from "../../simulator/world/set-up.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { createFactory } from "../support/factory.ts";
import { HOOK_SECRET } from "../support/front-door.ts";

const CHECK = `mutation { checkChain { findings { service severity fix message } unchecked { message } } }`;
const REGISTER = `mutation ($slug: String!, $url: String) {
  registerWebhook(slug: $slug, baseUrl: $url) { ok message } }`;
const WEBHOOK = "/api/v1/settings/notifications/webhook";
/** Nothing listens there. */
const DEAD = "127.0.0.1:9";

interface SetUpUnderTest extends TestApp {
  /** Where browsers reach Jellyfin. */
  readonly page: Server;
}

interface Sabotage {
  readonly name: string;
  readonly finds: string;
  readonly service: string;
  readonly fix?: string;
  do(app: SetUpUnderTest): unknown;
  /** Whatever the reset of the simulated services does not undo. */
  undo?(app: SetUpUnderTest): unknown;
}

const sonarr = ({ stack }: SetUpUnderTest) => stack.world.setUp.arr.sonarr;

/** Changes Seerr's webhook as a person does in its settings. */
async function changeSeerrWebhook({ stack }: TestApp, change: object, isEnabled = true) {
  const headers = { "x-api-key": API_KEYS.seerr, "content-type": "application/json" };
  const url = `${stack.urls.seerr}${WEBHOOK}`;
  const settings = (await (await fetch(url, { headers })).json()) as {
    readonly options: Readonly<Record<string, unknown>>;
  };
  const jsonPayload = JSON.stringify(settings.options["jsonPayload"]);
  const options = { ...settings.options, jsonPayload, ...change };
  const body = JSON.stringify({ ...settings, enabled: isEnabled, options });
  await fetch(url, { method: "POST", headers, body });
}

const register = ({ query, app }: TestApp, slug: string) => query(REGISTER, { slug, url: app.url });

const registerSeerr = async (app: TestApp) => {
  await changeSeerrWebhook(app, { webhookUrl: `${app.app.url}/hooks/seerr` });
  await register(app, "seerr");
};

const SABOTAGES: readonly Sabotage[] = [
  {
    name: "a service does not run",
    service: "shoko",
    finds:
      "Shoko does not answer as it should: cannot be reached. Check that it runs, and its URL under Services.",
    do: ({ stack }) => void (stack.failures.service.shoko.isDown = true),
  },
  {
    name: "a service refuses the key",
    service: "radarr",
    finds:
      "Radarr refuses the API key or login of the tracker. Enter the right one under Services.",
    do: ({ stack }) => void (stack.failures.service.radarr.refusesKeys = true),
  },
  {
    name: "a service is too old",
    service: "jellyfin",
    finds: "Jellyfin 10.8.13 is too old. Update it to 10.10 or newer.",
    do: ({ stack }) => void (stack.world.setUp.jellyfinVersion = "10.8.13"),
  },
  {
    name: "the webhook is switched off",
    service: "seerr",
    fix: "REGISTER_WEBHOOK",
    finds:
      "Seerr does not send webhooks to the tracker, so news arrives late. Register the webhook.",
    do: (app) => changeSeerrWebhook(app, {}, false),
    undo: registerSeerr,
  },
  {
    name: "the webhook goes to another program",
    service: "seerr",
    finds:
      "Seerr sends its webhooks to other.example, not to the tracker. Register the webhook under Services; the tracker can pass its messages on.",
    do: (app) =>
      changeSeerrWebhook(app, {
        webhookUrl: "https://other.example/hook?token=t",
        authHeader: "Bearer theirs",
      }),
    undo: registerSeerr,
  },
  {
    name: "the webhook has a wrong secret",
    service: "seerr",
    fix: "REGISTER_WEBHOOK",
    finds:
      "The webhook in Seerr has a wrong secret, so the tracker refuses its messages. Register the webhook again.",
    do: (app) => changeSeerrWebhook(app, { authHeader: "Bearer of-another-time" }),
    undo: registerSeerr,
  },
  {
    name: "the test message does not arrive",
    service: "seerr",
    finds: `Seerr cannot send webhooks to the tracker: the test message to ${DEAD} failed: Seerr cannot reach that address, or was refused. Check the address of the tracker as Seerr reaches it.`,
    async do(app) {
      const webhookUrl = `http://${DEAD}/hooks/seerr`;
      await changeSeerrWebhook(app, { webhookUrl });
      await app.app.store.write((tx) =>
        tx.service.update({ where: { slug: "seerr" }, data: { webhookUrl } }),
      );
    },
    undo: registerSeerr,
  },
  {
    name: "no download client is enabled",
    service: "sonarr",
    finds:
      "Sonarr has no enabled download client. Add one in Sonarr under Settings → Download Clients.",
    do: (app) => void (sonarr(app).hasClient = false),
  },
  {
    name: "a remote path mapping is missing",
    service: "sonarr",
    finds:
      "Sonarr does not see the folder to which qBittorrent downloads: /data/torrents/done. Mount it there in Sonarr, or add a remote path mapping.",
    do({ stack }) {
      const { client, arr } = stack.world.setUp;
      client.categories["tv-sonarr"] = { savePath: "/data/torrents/done" };
      arr.sonarr.folders.push("/data/elsewhere", "/data/torrents/other");
    },
  },
  {
    name: "a remote path mapping is for no client",
    service: "sonarr",
    finds:
      "A remote path mapping in Sonarr is for the host qbt.lan, which no download client has. Enter the host exactly as in the download client.",
    do: (app) =>
      sonarr(app).mappings.push({ host: "qbt.lan", remotePath: "/dl/", localPath: "/data/dl/" }),
  },
  {
    name: "a remote path mapping leads nowhere",
    service: "sonarr",
    finds:
      "A remote path mapping in Sonarr leads to a folder that does not exist: /data/finished. Correct the local path.",
    do: (app) =>
      sonarr(app).mappings.push({
        host: "127.0.0.1",
        remotePath: "/data/downloads/complete/",
        localPath: "/data/finished/",
      }),
  },
  {
    name: "a category does not exist in the client",
    service: "sonarr",
    finds:
      "Sonarr uses the category shows, which does not exist in qBittorrent. Add it in qBittorrent.",
    do: (app) => void (sonarr(app).category = "shows"),
  },
  {
    name: "two arrs use one category",
    service: "sonarr",
    finds:
      "Sonarr and Radarr use the same category in qBittorrent: radarr. Give each a category of its own, or each takes the downloads of the other for its own.",
    do: (app) => void (sonarr(app).category = "radarr"),
  },
  {
    name: "hard links are switched off",
    service: "sonarr",
    finds:
      "Sonarr copies files instead of hard linking them, which takes time and twice the space. Turn on Use Hardlinks instead of Copy in Sonarr under Settings → Media Management.",
    do: (app) => void (sonarr(app).copiesFiles = true),
  },
  {
    name: "downloads are on another file system",
    service: "sonarr",
    finds:
      "Sonarr cannot hard link from /data/downloads/complete to /data/media/tv: they are on different file systems. Mount one folder that contains both.",
    do: (app) => sonarr(app).mounts.push("/data/media/tv"),
  },
  {
    name: "a root folder is not mounted",
    service: "sonarr",
    finds:
      "Sonarr cannot access its root folder /data/media/tv. Check that its disk is mounted, and its permissions.",
    do: ({ stack }) => stack.world.disk.unmount("/data/media/tv"),
    undo: ({ stack }) => stack.world.disk.mount("/data/media/tv"),
  },
  {
    name: "no library contains a root folder",
    service: "sonarr",
    finds:
      "No library of Jellyfin contains /data/media/tv, a root folder of Sonarr. Add the folder to a library in Jellyfin.",
    do: ({ stack }) => stack.world.setUp.notInLibrary.push("/data/media/tv"),
  },
  {
    name: "Shoko does not watch a folder of anime",
    service: "sonarr",
    finds:
      "Shoko does not watch /data/media/anime/shows, a root folder of Sonarr with anime. Add the folder in Shoko.",
    async do({ stack, app }) {
      stack.world.setUp.notInMatcher.push("/data/media/anime/shows");
      const factory = createFactory(app.store);
      const movie = await factory.request({
        isAnime: true,
        mediaType: "MOVIE",
        state: "IMPORTING",
      });
      const show = await factory.request({ isAnime: true, state: "IMPORTING" });
      for (const [id, filePath] of [
        [movie.id, "/data/media/anime/movies/A (2020)/A.mkv"],
        [show.id, "/data/media/anime/shows/B/Season 1/B - 01.mkv"],
      ] as const)
        await factory.unit(id, { filePath, state: "IMPORTING" });
    },
    undo: ({ app }) => app.store.write((tx) => tx.mediaRequest.deleteMany({})),
  },
  {
    name: "a clock is wrong",
    service: "radarr",
    finds: "The clock of Radarr is 7 minutes behind that of the tracker. Synchronise both clocks.",
    do: ({ stack }) => void (stack.failures.service.radarr.clockOffSeconds = -7 * 60),
  },
  {
    name: "the CSRF protection of Seerr is on",
    service: "seerr",
    finds:
      "Seerr refuses changes by API, because its CSRF protection is on. Turn it off in Seerr under Settings → Network.",
    do: ({ stack }) => void (stack.world.seerr.hasCsrfProtection = true),
    undo: ({ stack }) => void (stack.world.seerr.hasCsrfProtection = false),
  },
  {
    name: "Sonarr notifies a Jellyfin 12",
    service: "sonarr",
    finds:
      "Sonarr sends notifications to Jellyfin 12.0.0, which does not accept them any more. Turn off Send Notifications in the connection to Jellyfin, in Sonarr under Settings → Connect.",
    do(app) {
      app.stack.world.setUp.jellyfinVersion = "12.0.0";
      const { hostname: host, port } = new URL(app.stack.urls.jellyfin);
      sonarr(app).notified.push({ name: "Jellyfin", host, port: Number(port), notify: true });
    },
  },
  {
    name: "an external address does not answer",
    service: "jellyfin",
    finds: "", // With its port: see below.
    do: ({ page }) => new Promise((resolve) => page.close(resolve)),
  },
];

async function openPage(): Promise<{ readonly page: Server; readonly host: string }> {
  const page = createServer((_request, response) => response.end("hello"));
  page.keepAliveTimeout = 1;
  await new Promise<void>((resolve) => page.listen(0, "127.0.0.1", resolve));
  return { page, host: `127.0.0.1:${(page.address() as AddressInfo).port}` };
}

it("finds each mistake in a set-up with its sentence, and nothing in a healthy one", async () => {
  const { page, host } = await openPage();
  const env = { JELLYFIN_EXTERNAL_URL: `http://${host}` };
  const app: SetUpUnderTest = Object.assign(await startTestApp({ speed: 1, env }), { page });
  const { stack } = app;
  for (const slug of ["seerr", "sonarr", "radarr"])
    expect(await register(app, slug)).toMatchObject({ registerWebhook: { ok: true } });
  const check = async () => (await app.query(CHECK))["checkChain"];

  const untold = "The webhook of Jellyfin was not checked: it does not report its webhooks.";
  expect(await check()).toEqual({ findings: [], unchecked: [{ message: untold }] });

  for (const sabotage of SABOTAGES) {
    await sabotage.do(app);
    const { findings } = await check();
    expect.soft({ name: sabotage.name, findings }).toEqual({
      name: sabotage.name,
      findings: [
        expect.objectContaining({
          service: sabotage.service,
          fix: sabotage.fix ?? null,
          message:
            sabotage.finds ||
            `The external URL of Jellyfin does not answer the tracker: ${host}. Check it under Services.`,
        }),
      ],
    });
    const healthy = createSetUp();
    Object.assign(stack.world.setUp, healthy);
    stack.failures.clear();
    await sabotage.undo?.(app);
  }
}, 120_000);

it("prints the same from the command line, beside a tracker that runs and without it", async () => {
  const app = await startTestApp({
    speed: 1,
    without: ["SHOKO", "JELLYFIN", "QBITTORRENT", "SEERR", "RADARR"],
  });
  await register(app, "sonarr");
  const run = async () => {
    const { SONARR_URL, SONARR_API_KEY } = app.stack.env();
    const program = join(import.meta.dirname, "../../server/doctor.ts");
    const env = {
      PATH: process.env["PATH"],
      DATA_DIR: app.dataDir,
      ...(app.databaseUrl !== null && { DATABASE_URL: app.databaseUrl }),
      HOST: "127.0.0.1",
      PORT: new URL(app.app.url).port,
      ADMIN_TOKEN,
      WEBHOOK_TOKEN: HOOK_SECRET,
      SONARR_URL,
      SONARR_API_KEY,
    };
    return promisify(execFile)(process.execPath, [program], { env }).then(
      ({ stdout }) => ({ stdout, code: 0 }),
      ({ stdout, code }: { stdout: string; code: number }) => ({ stdout, code }),
    );
  };
  const unknownClient =
    "Not checked: What Sonarr downloads with qBittorrent was not checked: the tracker is not connected to it.\n";
  expect(await run()).toEqual({
    code: 0,
    stdout: `${unknownClient}Nothing is wrong with what was checked.\n`,
  });

  app.stack.world.disk.unmount("/data/media/tv");
  await app.stopTracker();
  expect(await run()).toEqual({
    code: 1,
    stdout: `Broken: Sonarr cannot access its root folder /data/media/tv. Check that its disk is mounted, and its permissions.
Not checked: Sonarr was not asked for a test message: the tracker is not running.
${unknownClient}`,
  });
}, 60_000);
