import { IntegrationError } from "../../server/integrations/port/error.ts";
import type { Integration } from "../../server/integrations/port/integration.ts";
import type { Integrate } from "../../server/tracking/services/registry.ts";
import { sendJson, startServer, type Call } from "../integrations/arr/common/fake-server.ts";

export interface PlainService {
  readonly url: string;
  readonly calls: readonly Call[];
  /** What it has registered as its one webhook. */
  webhook: string | null;
  /** What the tracker named as its address before, at the last registration. */
  formerUrl: string | null;
  /** Has paused its webhook, until a test message goes through. */
  isPaused: boolean;
  /** Sends its test message nowhere. */
  isMute: boolean;
}

/** A minimal service over real HTTP: it reports its version to callers with the key. */
export async function startPlainService(key: string): Promise<PlainService> {
  const server = await startServer((call, response) => {
    if (call.headers["x-api-key"] !== key) return sendJson(response, {}, 401);
    if (call.path === "/webhook" && call.method === "GET")
      return sendJson(response, { url: service.webhook, isPaused: service.isPaused });
    if (call.path === "/webhook") {
      const { url, formerUrl = null } = JSON.parse(call.body);
      service.webhook = url;
      service.formerUrl = formerUrl;
      return sendJson(response, {});
    }
    if (call.path === "/webhook-test") {
      const { url, secret } = JSON.parse(call.body);
      service.isPaused = false;
      if (!service.isMute) {
        const headers = { authorization: `Bearer ${secret}` };
        // The test may end before the answer is read.
        fetch(url, { method: "POST", body: '{"eventType":"Test"}', headers }).catch(
          () => undefined,
        );
      }
      return sendJson(response, {});
    }
    return sendJson(response, { version: "1.2.3" });
  });
  const service: PlainService = {
    ...server,
    webhook: null,
    formerUrl: null,
    isPaused: false,
    isMute: false,
  };
  return service;
}

interface Answer {
  readonly version: string;
  readonly url: string | null;
  readonly isPaused: boolean;
}

/** Reaches plain services, whatever kind they are said to be. */
export const integratePlain: Integrate = (
  { slug, kind, url, apiKey = "", username, password },
  { signal, meter },
): Integration => {
  async function ask(path: string, body?: object): Promise<Answer> {
    const startedAt = performance.now();
    const answer = await fetch(url + path, {
      signal,
      headers: { "x-api-key": apiKey, "x-login": `${username}:${password}` },
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new IntegrationError(slug, "unreachable", `${path}: cannot be reached`, {
        cause,
        isGeneric: true,
      });
    });
    meter.recordCall({ ms: performance.now() - startedAt, error: answer.ok ? null : "auth" });
    if (!answer.ok)
      throw new IntegrationError(slug, "auth", `${path}: the key was not accepted`, {
        isGeneric: true,
      });
    return (await answer.json()) as Answer;
  }

  return {
    slug,
    kind,
    check: async () => ({ version: (await ask("/status")).version, notes: ["a note"] }),
    receive: () => ({ kind: "read", event: "Test", observations: [], note: "a test message" }),
    poll: async ({ cursor }) => {
      await ask("/queue");
      return { observations: [], cursor };
    },
    suggest: async () => [
      { kind: "RADARR", name: "Radarr", url: "http://localhost:7878/", apiKey: "radarr-key" },
    ],
    webhook: {
      async find(target) {
        const { url: registered, isPaused } = await ask("/webhook");
        if (registered === null) return { kind: "absent" };
        if (registered === target.formerUrl) return { kind: "absent" };
        if (registered === target.url) return { kind: "ours", isBlocked: isPaused };
        return { kind: "foreign", url: registered };
      },
      register: async (target) => void (await ask("/webhook", target)),
      test: async (target) => void (await ask("/webhook-test", target)),
    },
  };
};
