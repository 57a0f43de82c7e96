import { z } from "zod";
import { type Cause, plainCause } from "../../../domain/message/cause.ts";
import { redact } from "../../../domain/redact.ts";
import { IntegrationError, type IntegrationErrorCode } from "../../port/error.ts";
import type { WebhookControl, WebhookState, WebhookTarget } from "../../port/webhook.ts";
import { statusError, type RawResponse } from "../../shared/http/status-error.ts";
import { text } from "../../shared/lenient.ts";
import { hideSecret, hostOf, isSameWebhook } from "../../shared/webhook-address.ts";
import type { ArrHttp } from "./arr-http.ts";
import { ArrHealth, ArrNotification, type ArrField } from "./payload.ts";

const PATH = "/api/v3/notification";
const TOKEN_HEADER = "X-Webhook-Token";
const POST = 1;
const WEBHOOK = "Webhook";

/** Registers the tracker as a connection in Sonarr or Radarr. An app can have many connections. */
export function createArrWebhookControl(
  service: string,
  http: ArrHttp,
  flags: readonly string[],
): WebhookControl {
  const list = () => http.get(z.array(ArrNotification), PATH);

  /** Old servers do not support custom headers; there the address must contain the secret. */
  async function canSendHeaders(): Promise<boolean> {
    try {
      const schemas = await http.get(z.array(ArrNotification), "/api/v3/notification/schema");
      const webhook = schemas.find(({ implementation }) => implementation === WEBHOOK);
      return webhook?.fields.some(({ name }) => name === "headers") ?? false;
    } catch (error) {
      if (error instanceof IntegrationError && error.code === "not-found") return false;
      throw error;
    }
  }

  async function toResource(target: WebhookTarget, existing: ArrNotification | undefined) {
    const hasHeaders = await canSendHeaders();
    const address = new URL(target.url);
    if (!hasHeaders) address.searchParams.set("token", target.secret);
    const settings: Record<string, unknown> = {
      url: address.href,
      method: POST,
      username: "",
      password: "",
      ...(hasHeaders && { headers: [{ key: TOKEN_HEADER, value: target.secret }] }),
    };
    return {
      ...existing,
      name: existing?.name ?? nameOf(service),
      implementation: WEBHOOK,
      configContract: "WebhookSettings",
      fields: mergeFields(existing?.fields ?? [], settings),
      // With tags, only titles with a matching tag send events, and unknown downloads break the connection.
      tags: [],
      ...Object.fromEntries(flags.map((flag) => [flag, true])),
    };
  }

  return {
    async find(target) {
      const all = await list();
      const found = findByAddress(all, target);
      if (found === undefined) return ABSENT;
      return {
        kind: "ours",
        isBlocked: await isBlocked(http, found, all),
        ...(hasWrongSecret(found, target) && { hasWrongSecret: true }),
      };
    },
    async register(target) {
      const notifications = await list();
      const existing =
        findByAddress(notifications, target) ?? findByName(notifications, nameOf(service));
      const json = await toResource(target, existing);
      await send(service, target, () =>
        existing?.id === undefined
          ? http.raw("POST", PATH, { json })
          : http.raw("PUT", "/api/v3/notification/{id}", { path: { id: existing.id }, json }),
      );
    },
    async test(target) {
      const existing = findByAddress(await list(), target);
      const json = await toResource(target, existing);
      // With the connection's id, a successful test also ends the pause that the app put on the connection.
      await send(service, target, () =>
        http.raw("POST", "/api/v3/notification/test", { json, query: { forceTest: true } }),
      );
    },
  };
}

const ABSENT: WebhookState = { kind: "absent" };

function nameOf(service: string): string {
  return `Status Tracker (${service})`;
}

function valueOf({ fields }: ArrNotification, wanted: string): unknown {
  return fields.find(({ name }) => name === wanted)?.value;
}

function urlOf(notification: ArrNotification): string | undefined {
  const value = valueOf(notification, "url");
  return typeof value === "string" ? value : undefined;
}

/** What the apps send in place of what they keep secret. */
const MASK = "********";
const Header = z.object({ key: text, value: text });

/** A secret that was entered as a password is masked: nothing speaks against it. */
function hasWrongSecret(found: ArrNotification, { secret }: WebhookTarget): boolean {
  const headers = z.array(Header).safeParse(valueOf(found, "headers")).data ?? [];
  const sent = [
    ...headers.flatMap(({ key, value }) =>
      key?.toLowerCase() === TOKEN_HEADER.toLowerCase() ? (value ?? "") : [],
    ),
    ...(URL.parse(urlOf(found) ?? "")?.searchParams.getAll("token") ?? []),
  ];
  const hasPassword = (text.parse(valueOf(found, "password")) ?? "") !== "";
  return !hasPassword && !sent.includes(secret) && !sent.includes(MASK);
}

function findByAddress(
  notifications: readonly ArrNotification[],
  target: WebhookTarget,
): ArrNotification | undefined {
  return notifications.find(
    (one) => one.implementation === WEBHOOK && isSameWebhook(urlOf(one), target.url),
  );
}

/**
 * Finds our connection from before the tracker's address changed. Names are unique, so it must be updated rather than
 * added again.
 */
function findByName(
  notifications: readonly ArrNotification[],
  name: string,
): ArrNotification | undefined {
  return notifications.find(
    (one) => one.implementation === WEBHOOK && one.name?.toLowerCase() === name.toLowerCase(),
  );
}

function mergeFields(
  existing: readonly ArrField[],
  settings: Readonly<Record<string, unknown>>,
): ArrField[] {
  const kept = existing.filter(({ name }) => name !== undefined && !Object.hasOwn(settings, name));
  return [...kept, ...Object.entries(settings).map(([name, value]) => ({ name, value }))];
}

/** The health message names the paused connections, in the app's language; when all are paused, it names none. */
async function isBlocked(
  http: ArrHttp,
  { name: ours }: ArrNotification,
  all: readonly ArrNotification[],
): Promise<boolean> {
  const health = await http.get(z.array(ArrHealth), "/api/v3/health");
  return health.some(({ source, message = "" }) => {
    if (source !== "NotificationStatusCheck") return false;
    const named = all.flatMap(({ name }) => (name && message.includes(name) ? [name] : []));
    return named.length === 0 || (ours !== undefined && named.includes(ours));
  });
}

const Failure = z.object({ errorMessage: text, message: text });
const Failures = z.union([z.array(Failure), Failure.transform((one) => [one])]);

/** Validation errors are a list, any other error is one object. */
function readWords(body: string): string[] {
  try {
    const failures = Failures.parse(JSON.parse(body));
    return failures.flatMap(({ errorMessage, message }) => errorMessage ?? message ?? []);
  } catch {
    return [];
  }
}

/** Saving and testing both send a test message and report its result in words. */
async function send(
  service: string,
  target: WebhookTarget,
  call: () => Promise<RawResponse>,
): Promise<void> {
  const refuse = (code: IntegrationErrorCode, cause: Cause) =>
    new IntegrationError(service, code, {
      code: "TEST_MESSAGE_FAILED",
      params: { host: hostOf(target.url), cause },
    });
  let response: RawResponse;
  try {
    response = await call();
  } catch (error) {
    // The app waits up to 100 s for the tracker's answer to its test; our call times out earlier.
    if (error instanceof IntegrationError && error.code === "timeout")
      throw refuse("timeout", plainCause("TEST_MESSAGE_UNANSWERED"));
    throw error;
  }
  const error = statusError(service, "POST", PATH, response.status);
  if (!error) return;
  if (error.code !== "refused" && error.code !== "server-error") throw error;
  const words = readWords(response.text);
  throw refuse(
    "refused",
    words.length > 0
      ? hideSecret(redact(words.join("; ")), target.secret)
      : { code: "REFUSED_BY_STATUS", params: { status: response.status } },
  );
}
