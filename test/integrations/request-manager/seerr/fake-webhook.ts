import { sendJson, startServer, type FakeServer } from "../../arr/common/fake-server.ts";

export interface Settings {
  readonly enabled: boolean;
  readonly types: number;
  readonly options: {
    readonly webhookUrl?: string;
    readonly jsonPayload?: string;
    readonly authHeader?: string;
    readonly [name: string]: unknown;
  };
  readonly [name: string]: unknown;
}

export interface FakeSeerr extends FakeServer {
  saved(): Settings;
}

interface FakeSeerrOptions {
  readonly answers: Readonly<Record<string, unknown>>;
  /** Up to 3.2: the template is decoded once more than it is encoded. */
  readonly isTwice: boolean;
  readonly settings?: Settings;
  /** A future release that stores the template in its own form. */
  readonly readsBack?: (text: string) => string;
}

const PATH = "/api/v1/settings/notifications/webhook";

/** Seerr's single webhook: it saves any settings; whether they work shows at the first message. */
export async function startSeerr(options: FakeSeerrOptions): Promise<FakeSeerr> {
  const { answers, isTwice, readsBack = (text) => text } = options;
  let stored = options.settings ?? (answers[PATH] as Settings);

  async function deliver({ options: to }: Settings): Promise<boolean> {
    try {
      const once: unknown = JSON.parse(to.jsonPayload ?? "");
      const template: unknown = isTwice ? JSON.parse(String(once)) : once;
      if (typeof template !== "object" || template === null) return false;
      const response = await fetch(to.webhookUrl ?? "", {
        method: "POST",
        headers: { "content-type": "application/json", authorization: to.authHeader ?? "" },
        body: JSON.stringify({ ...template, notification_type: "TEST_NOTIFICATION" }),
      });
      return response.ok;
    } catch {
      return false;
    }
  }

  /** The saved settings, as Seerr returns them. */
  function shown(): Settings {
    const { jsonPayload } = stored.options;
    if (jsonPayload === undefined || jsonPayload === "") return stored;
    const text: unknown = isTwice ? JSON.parse(jsonPayload) : jsonPayload;
    const read = typeof text === "string" ? readsBack(text) : text;
    return { ...stored, options: { ...stored.options, jsonPayload: read as string } };
  }

  const server = await startServer(async ({ method, path, body }, response) => {
    if (path === `${PATH}/test`) {
      const isSent = await deliver(JSON.parse(body) as Settings);
      if (isSent) return void response.writeHead(204).end();
      return sendJson(response, { message: "Failed to send webhook notification." }, 500);
    }
    if (path === PATH && method === "POST") {
      stored = JSON.parse(body) as Settings;
      return sendJson(response, stored);
    }
    if (path === PATH) return sendJson(response, shown());
    const answer = answers[path];
    return answer === undefined
      ? sendJson(response, { message: "not found" }, 404)
      : sendJson(response, answer);
  });
  return { ...server, saved: () => stored };
}
