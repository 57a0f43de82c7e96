import { expect, it, onTestFinished } from "vitest";
import { createIntegration } from "../../../../server/integrations/registry.ts";
import { API_KEYS } from "../../../../simulator/service/access.ts";
import { startStack, type StackOptions } from "../../../../simulator/stack.ts";
import { createDeps, sendJson, startServer } from "./fake-server.ts";

const SECRET = "simulated-hook-secret";

async function setUp(kind: "SEERR" | "SONARR" | "RADARR", options: StackOptions = {}) {
  const stack = await startStack(options);
  onTestFinished(() => stack.stop());
  const receiver = await startServer(({ headers }, response) => {
    const given = headers["x-webhook-token"] ?? headers.authorization;
    sendJson(response, {}, given?.includes(SECRET) === true ? 202 : 401);
  });
  const slug = kind.toLowerCase() as "seerr" | "sonarr" | "radarr";
  const { webhook: control, suggest } = createIntegration(
    { slug, kind, url: stack.urls[slug], apiKey: API_KEYS[slug] },
    createDeps(),
  );
  if (!control || !suggest) throw new Error(`${slug} lacks a webhook or suggestions`);
  const target = { url: `${receiver.url}/hooks/${slug}`, secret: SECRET };
  return { stack, receiver, control, suggest, target };
}

it.each(["SONARR", "RADARR"] as const)(
  "registers with the simulated %s and resumes its paused connection",
  async (kind) => {
    const { stack, receiver, control, target } = await setUp(kind);
    await control.register(target, { replaces: false });
    stack.notifications[kind === "SONARR" ? "sonarr" : "radarr"].block();
    expect(await control.find(target)).toEqual({ kind: "ours", isBlocked: true });

    await control.test({ ...target, url: `${target.url}?proof=n0nce` });

    expect(receiver.calls.at(-1)?.query.get("proof")).toBe("n0nce");
    expect(await control.find(target)).toEqual({ kind: "ours", isBlocked: false });
  },
);

it.each(["3.1.0", "3.3.0"] as const)("registers with the simulated Seerr %s", async (version) => {
  const { receiver, control, target } = await setUp("SEERR", { seerr: { version } });

  await control.register(target, { replaces: false });
  await control.test({ ...target, url: `${target.url}?proof=n0nce` });

  expect(await control.find(target)).toEqual({ kind: "ours", isBlocked: false });
  expect(receiver.calls.at(-1)?.query.get("proof")).toBe("n0nce");
});

it("lists what the simulated services are connected to", async () => {
  const { stack, suggest } = await setUp("SEERR");

  const suggestions = await suggest();

  expect(suggestions.map(({ kind, url, apiKey }) => [kind, url, apiKey])).toEqual([
    ["SONARR", stack.urls.sonarr, API_KEYS.sonarr],
    ["RADARR", stack.urls.radarr, API_KEYS.radarr],
    ["JELLYFIN", stack.urls.jellyfin, API_KEYS.jellyfin],
  ]);
});

it("lists the download client of the simulated Sonarr", async () => {
  const { stack, suggest } = await setUp("SONARR");

  expect(await suggest()).toMatchObject([{ kind: "QBITTORRENT", url: stack.urls.qbittorrent }]);
});
