import { expect, vi } from "vitest";
import type { ServiceKind } from "../../server/domain/service-kind.ts";
import type { ServiceConnection } from "../../server/integrations/port/connection.ts";
import { createIntegration } from "../../server/integrations/registry.ts";
import type { ServiceName } from "../../simulator/failures.ts";
import type { Exchange } from "../../simulator/http/recorder.ts";
import { API_KEYS, JELLYFIN_LOGIN, QBITTORRENT_LOGIN } from "../../simulator/service/access.ts";
import type { Stack } from "../../simulator/stack.ts";
import { HAPPY_PATH } from "../../simulator/stories/happy-path.ts";
import { startTestApp, type TestApp } from "./app.ts";

const KINDS = {
  seerr: "SEERR",
  sonarr: "SONARR",
  radarr: "RADARR",
  qbittorrent: "QBITTORRENT",
  shoko: "SHOKO",
  jellyfin: "JELLYFIN",
} as const satisfies Partial<Record<ServiceName, ServiceKind>>;
type AppName = keyof typeof KINDS;

const SECRETS: Readonly<
  Record<AppName, Pick<ServiceConnection, "apiKey" | "username" | "password">>
> = {
  seerr: { apiKey: API_KEYS.seerr },
  sonarr: { apiKey: API_KEYS.sonarr },
  radarr: { apiKey: API_KEYS.radarr },
  qbittorrent: QBITTORRENT_LOGIN,
  shoko: { apiKey: API_KEYS.shoko },
  // With a person beside the key, it is listened to as well.
  jellyfin: { apiKey: API_KEYS.jellyfin, ...JELLYFIN_LOGIN },
};

const APPS = Object.keys(KINDS) as AppName[];

/** Every call of the tracker to the simulated services while eight stories play and everything is set up once. */
export async function recordConversation(): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  const testApp = await startTestApp({
    speed: 120,
    onExchange: (exchange) => exchanges.push(exchange),
  });
  await Promise.all(HAPPY_PATH.map((story) => testApp.stack.play(story)));
  await vi.waitFor(
    async () => {
      const { nodes } = (await testApp.query(`{ requests(first: 20) { nodes { state } } }`))
        .requests;
      expect(nodes).toHaveLength(HAPPY_PATH.length);
      for (const { state } of nodes) expect(state).toBe("AVAILABLE");
    },
    { timeout: 60_000, interval: 200 },
  );
  await setUp(testApp);
  for (const name of APPS) await useEverything(testApp.stack, name);
  return exchanges;
}

async function setUp({ app, query }: TestApp): Promise<void> {
  for (const slug of APPS) {
    const { testService } = await query(
      `mutation ($slug: String!) { testService(slug: $slug) { ok message } }`,
      { slug },
    );
    expect(testService, slug).toMatchObject({ ok: true });
  }
  for (const slug of ["seerr", "sonarr", "radarr"]) {
    const { registerWebhook } = await query(
      `mutation ($slug: String!, $baseUrl: String!) {
        registerWebhook(slug: $slug, baseUrl: $baseUrl) { ok message }
      }`,
      { slug, baseUrl: app.url },
    );
    expect(registerWebhook, slug).toMatchObject({ ok: true });
  }
}

/** What the port offers and no story needs. */
async function useEverything({ urls }: Stack, name: AppName): Promise<void> {
  const own = new AbortController();
  const { suggest, library, push } = createIntegration(
    { slug: name, kind: KINDS[name], url: urls[name], ...SECRETS[name] },
    {
      fetch,
      now: () => new Date(),
      log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
      signal: own.signal,
    },
  );
  await suggest?.();
  await library?.scan();
  await library?.scanProgress();
  await library?.notifyPaths(["/data/media/tv/Northbound"]);
  // Jellyfin hints at changes once its socket is open; the others use the app's sockets.
  if (name === "jellyfin") {
    await new Promise<void>((resolve) =>
      push?.({ onObservations: () => undefined, onHint: resolve, onConnected: () => undefined }),
    );
  }
  own.abort();
}
