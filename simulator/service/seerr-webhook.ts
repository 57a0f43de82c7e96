import { get, post, type Answer, type Route } from "../http/router.ts";
import type { Deliver, HookTarget } from "../webhook/delivery.ts";
import { DEFAULT_TEMPLATE, renderTemplate } from "../webhook/seerr-template.ts";

/** Up to 3.2 the template arrives encoded twice; from 3.3 on once. */
export type SeerrVersion = "3.1.0" | "3.3.0";

/** Seerr's one webhook. */
export interface SeerrWebhook {
  readonly routes: Route[];
  targets(): readonly HookTarget[];
}

interface Agent {
  readonly enabled: boolean;
  readonly types: number;
  readonly url: string;
  readonly authHeader: string;
  readonly supportVariables: boolean;
  /** As it was posted. */
  readonly payload: string;
}

const PATH = "/api/v1/settings/notifications/webhook";

const TYPE_BITS: Readonly<Record<string, number>> = {
  MEDIA_PENDING: 2,
  MEDIA_APPROVED: 4,
  MEDIA_AVAILABLE: 8,
  MEDIA_FAILED: 16,
  MEDIA_DECLINED: 64,
  MEDIA_AUTO_APPROVED: 128,
};

const TEST_EVENT = {
  notification_type: "TEST_NOTIFICATION",
  event: "",
  subject: "Test Notification",
  message: "Check check, 1, 2, 3. Are we coming in clear?",
  image: "",
  media: null,
  request: null,
  issue: null,
  comment: null,
  extra: [],
};

export interface SeerrWebhookOptions {
  readonly version: SeerrVersion;
  /** A webhook of another program that was registered before. */
  readonly foreign?: string;
}

/** What Seerr sends to the other program with each message. */
export const FOREIGN_AUTHORIZATION = "Basic of the other program";

export function createSeerrWebhook(
  { version, foreign }: SeerrWebhookOptions,
  deliver: Deliver,
): SeerrWebhook {
  const isTwice = version === "3.1.0";
  let agent: Agent = {
    enabled: foreign !== undefined,
    types: foreign === undefined ? 0 : 222,
    url: foreign ?? "",
    authHeader: foreign === undefined ? "" : FOREIGN_AUTHORIZATION,
    supportVariables: false,
    payload: isTwice ? JSON.stringify(DEFAULT_TEMPLATE) : DEFAULT_TEMPLATE,
  };

  /** null: every message fails, because the template was encoded for the other version. */
  const render = ({ payload }: Agent, event: object): unknown => {
    const template: unknown = isTwice ? JSON.parse(payload) : payload;
    if (typeof template !== "string") return null;
    const body = renderTemplate(template, event);
    return typeof body === "object" ? body : null;
  };
  const headersOf = ({ authHeader }: Agent): Record<string, string> =>
    authHeader === "" ? {} : { Authorization: authHeader };

  const shown = (jsonPayload: unknown) => ({
    enabled: agent.enabled,
    embedPoster: true,
    types: agent.types,
    options: {
      webhookUrl: agent.url,
      jsonPayload,
      ...(agent.authHeader === "" ? {} : { authHeader: agent.authHeader }),
      supportVariables: agent.supportVariables,
    },
  });

  const routes: Route[] = [
    get(PATH, () => ({ json: shown(isTwice ? JSON.parse(agent.payload) : agent.payload) })),
    post(PATH, ({ body }) => {
      const given = readAgent(body);
      if (!given) return BAD_TEMPLATE;
      agent = given;
      return { json: shown(Buffer.from(agent.payload).toString("base64")) };
    }),
    // Regardless of `enabled` and `types`; nothing is saved.
    post(`${PATH}/test`, async ({ body }) => {
      const given = readAgent(body);
      if (!given) return BAD_TEMPLATE;
      const message = render(given, TEST_EVENT);
      const target = { url: given.url, method: "POST", headers: headersOf(given) } as const;
      const status = message === null ? null : await deliver("seerr", target, message);
      return status !== null && status < 300 ? { status: 204 } : NOT_SENT;
    }),
  ];

  return {
    routes,
    targets() {
      if (!agent.enabled || agent.url === "") return [];
      const { url, types } = agent;
      const current = agent;
      return [
        {
          url,
          method: "POST",
          headers: headersOf(current),
          toBody(event) {
            const bit = "notification_type" in event && TYPE_BITS[String(event.notification_type)];
            return bit && (types & bit) !== 0 ? render(current, event) : null;
          },
          delivered: () => undefined,
        },
      ];
    },
  };
}

const BAD_TEMPLATE: Answer = {
  status: 500,
  json: { status: 500, message: "Unexpected token in JSON" },
};
const NOT_SENT: Answer = {
  status: 500,
  json: { status: 500, message: "Failed to send webhook notification." },
};

/** null: the template is not JSON. */
function readAgent(body: string): Agent | null {
  try {
    const { enabled, types, options } = JSON.parse(body) as {
      enabled?: unknown;
      types?: unknown;
      options?: Readonly<Record<string, unknown>>;
    };
    const payload = textOf(options?.["jsonPayload"]);
    JSON.parse(payload);
    return {
      enabled: enabled === true,
      types: Number(types ?? 0),
      url: textOf(options?.["webhookUrl"]),
      authHeader: textOf(options?.["authHeader"]),
      supportVariables: options?.["supportVariables"] === true,
      payload,
    };
  } catch {
    return null;
  }
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
