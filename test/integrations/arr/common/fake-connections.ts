import type { ServerResponse } from "node:http";
import { sendJson, startServer, type Call, type FakeServer } from "./fake-server.ts";

interface Connection {
  readonly id?: number;
  readonly name?: string;
  readonly fields: readonly { readonly name: string; readonly value?: unknown }[];
  readonly [flag: string]: unknown;
}

export interface FakeConnections extends FakeServer {
  readonly connections: Connection[];
  /** Ids of connections that are paused after failures. */
  readonly paused: Set<number>;
}

/** The app's error for a test message; null when it succeeded. */
async function deliver(connection: Connection): Promise<readonly [number, unknown] | null> {
  const valueOf = (name: string) => connection.fields.find((field) => field.name === name)?.value;
  const listed = valueOf("headers");
  const headers = Array.isArray(listed)
    ? listed.map(({ key, value }: { key: string; value: string }): [string, string] => [key, value])
    : [];
  const url = String(valueOf("url"));
  try {
    const { status } = await fetch(url, {
      method: "POST",
      headers: [["content-type", "application/json"], ...headers],
      body: JSON.stringify({ eventType: "Test" }),
    });
    if (status < 400) return null;
    const errorMessage = `Unable to send test message: HTTP request failed: [${status}] [POST] at [${url}]`;
    return [400, [{ propertyName: "Url", errorMessage, attemptedValue: url, severity: "error" }]];
  } catch {
    return [500, { message: `Connection refused (${url})`, description: "at NzbDrone.Common" }];
  }
}

/** The connections of a Sonarr or Radarr: saving tests a connection and rejects it on failure. */
export async function startConnections(
  answers: Readonly<Record<string, unknown>>,
): Promise<FakeConnections> {
  const connections: Connection[] = [];
  const paused = new Set<number>();

  async function save(call: Call, response: ServerResponse, id: number | null): Promise<void> {
    const given = JSON.parse(call.body) as Connection;
    const isTaken = connections.some((one) => one.name === given.name && one.id !== id);
    if (isTaken)
      return sendJson(response, [{ propertyName: "Name", errorMessage: "Should be unique" }], 400);
    const refusal = await deliver(given);
    if (refusal) return sendJson(response, refusal[1], refusal[0]);
    const saved = { ...given, id: id ?? connections.length + 1 };
    const place = connections.findIndex((one) => one.id === id);
    connections.splice(place === -1 ? connections.length : place, place === -1 ? 0 : 1, saved);
    sendJson(response, saved, id === null ? 201 : 202);
  }

  async function test(call: Call, response: ServerResponse): Promise<void> {
    const given = JSON.parse(call.body) as Connection;
    const refusal = await deliver(given);
    if (refusal) return sendJson(response, refusal[1], refusal[0]);
    if (given.id !== undefined) paused.delete(given.id);
    sendJson(response, {});
  }

  function health(): object[] {
    const names = connections.filter(({ id = 0 }) => paused.has(id)).map(({ name }) => name);
    if (names.length === 0) return [];
    const message =
      names.length === connections.length
        ? "All notifications are unavailable due to failures"
        : `Notifications unavailable due to failures: ${names.join(", ")}`;
    return [{ source: "NotificationStatusCheck", type: "warning", message }];
  }

  const server = await startServer((call, response) => {
    const { method, path } = call;
    const id = /^\/api\/v3\/notification\/(\d+)$/.exec(path)?.[1];
    if (path === "/api/v3/notification" && method === "GET") return sendJson(response, connections);
    if (path === "/api/v3/notification" && method === "POST") return save(call, response, null);
    if (path === "/api/v3/notification/test") return test(call, response);
    if (id !== undefined && method === "PUT") return save(call, response, Number(id));
    if (path === "/api/v3/health") return sendJson(response, health());
    const answer = answers[path];
    return answer === undefined
      ? sendJson(response, { message: "NotFound" }, 404)
      : sendJson(response, answer);
  });
  return { ...server, connections, paused };
}
