import { z } from "zod";
import { plainCause } from "../../../domain/message/cause.ts";
import { IntegrationError } from "../../port/error.ts";
import type { WebhookControl, WebhookState, WebhookTarget } from "../../port/webhook.ts";
import { hostOf, isSameWebhook } from "../../shared/webhook-address.ts";
import type { SeerrHttp } from "./client.ts";
import { SeerrStatus, SeerrWebhookSettings } from "./payload.ts";
import {
  encodingsFor,
  isTemplate,
  WEBHOOK_TEMPLATE,
  encodeTemplate,
  mergeTemplate,
  type TemplateEncoding,
} from "./webhook-template.ts";

const PATH = "/api/v1/settings/notifications/webhook";
const TEST_PATH = "/api/v1/settings/notifications/webhook/test";

/** Requests (2, 4, 8, 16, 64, 128) and issues (256 to 2048). */
const TYPES = 4062;

/**
 * Registers the tracker as Seerr's webhook. Seerr has a single webhook, and another one is replaced only on request.
 */
export function createSeerrWebhookControl(service: string, http: SeerrHttp): WebhookControl {
  const load = () => http.get(SeerrWebhookSettings, PATH);
  const loadVersion = async () => (await http.get(SeerrStatus, "/api/v1/status")).version;

  /** Sends a test message without saving. Returns the template encoding that worked. */
  async function sendTest(
    target: WebhookTarget,
    settings: SeerrWebhookSettings,
    encodings: readonly TemplateEncoding[],
    template: string,
  ): Promise<TemplateEncoding> {
    for (const encoding of encodings) {
      const json = toSettings(target, settings, encodeTemplate(encoding, template));
      try {
        await http.send(z.unknown(), "POST", TEST_PATH, { json });
        return encoding;
      } catch (error) {
        if (!(error instanceof IntegrationError) || error.code !== "server-error") throw error;
      }
    }
    throw new IntegrationError(service, "refused", {
      code: "TEST_MESSAGE_FAILED",
      params: { host: hostOf(target.url), cause: plainCause("TEST_MESSAGE_REFUSED") },
    });
  }

  /**
   * Saves the settings and verifies them by reading them back, because Seerr accepts the wrong encoding and stores a
   * different text.
   */
  async function save(
    target: WebhookTarget,
    settings: SeerrWebhookSettings,
    encoding: TemplateEncoding,
    template: string,
  ): Promise<boolean> {
    const json = toSettings(target, settings, encodeTemplate(encoding, template));
    await http.send(z.unknown(), "POST", PATH, { json });
    const { options } = await load();
    return options.jsonPayload === template && isSameWebhook(options.webhookUrl, target.url);
  }

  return {
    async find(target) {
      return stateOf(await load(), target);
    },
    async register(target, { replaces, keepsFields = false }) {
      const settings = await load();
      const state = stateOf(settings, target);
      if (state.kind === "foreign" && !replaces) {
        throw new IntegrationError(service, "conflict", {
          code: "ONLY_ONE_WEBHOOK",
          params: { host: hostOf(state.url) },
        });
      }
      // Ours may still have the fields of a former owner.
      const isKept = keepsFields || state.kind === "ours";
      const template = isKept ? mergeTemplate(settings.options.jsonPayload) : WEBHOOK_TEMPLATE;
      const encodings = encodingsFor(await loadVersion());
      const encoding = await sendTest(target, settings, encodings, template);
      const other = encodings.find((one) => one !== encoding) ?? encoding;
      if (await save(target, settings, encoding, template)) return;
      if (await save(target, settings, other, template)) return;
      throw new IntegrationError(service, "bad-payload", plainCause("WEBHOOK_SAVED_DIFFERENTLY"));
    },
    async test(target) {
      const [settings, version] = await Promise.all([load(), loadVersion()]);
      const template = mergeTemplate(settings.options.jsonPayload);
      await sendTest(target, settings, encodingsFor(version), template);
    },
  };
}

function stateOf({ enabled, options }: SeerrWebhookSettings, target: WebhookTarget): WebhookState {
  const { webhookUrl, jsonPayload } = options;
  if (webhookUrl === undefined || enabled !== true) return { kind: "absent" };
  if (!isSameWebhook(webhookUrl, target.url))
    return isFormer(options, target)
      ? { kind: "absent" }
      : { kind: "foreign", url: webhookUrl, headers: headersOf(options) };
  // A webhook with an invalid template cannot be sent, so it counts as absent.
  if (!isTemplate(jsonPayload)) return { kind: "absent" };
  return {
    kind: "ours",
    isBlocked: false,
    ...(!sendsSecret(options, target) && { hasWrongSecret: true }),
  };
}

/** The tracker's own webhook from before its address changed: known from then, or recognised by our secret. */
function isFormer(
  { webhookUrl, authHeader }: SeerrWebhookSettings["options"],
  { formerUrl, secret }: WebhookTarget,
): boolean {
  if (formerUrl !== undefined && isSameWebhook(webhookUrl, formerUrl)) return true;
  return authHeader !== undefined && authHeader === headerOf(secret);
}

function sendsSecret(options: SeerrWebhookSettings["options"], { secret }: WebhookTarget): boolean {
  const tokens = URL.parse(options.webhookUrl ?? "")?.searchParams.getAll("token") ?? [];
  return tokens.includes(secret) || headersOf(options).some(([, value]) => value.includes(secret));
}

/** The headers that Seerr sends with each message of a webhook. */
function headersOf({ authHeader, ...options }: SeerrWebhookSettings["options"]) {
  const custom = CustomHeaders.safeParse(options["customHeaders"]).data ?? [];
  const authorization =
    authHeader === undefined || authHeader === "" ? [] : [["Authorization", authHeader] as const];
  return [...authorization, ...custom.map(({ key, value }) => [key, value] as const)];
}

const CustomHeaders = z.array(z.object({ key: z.string().min(1), value: z.string() }));

function headerOf(secret: string): string {
  return `Bearer ${secret}`;
}

/** Keeps all other settings, but not the headers and secret of another webhook. */
function toSettings(
  target: WebhookTarget,
  settings: SeerrWebhookSettings,
  jsonPayload: string,
): object {
  const { options, types = 0 } = settings;
  return {
    ...settings,
    enabled: true,
    types: types | TYPES,
    options: {
      ...options,
      webhookUrl: target.url,
      jsonPayload,
      authHeader: headerOf(target.secret),
      supportVariables: false,
      ...(options["customHeaders"] !== undefined && { customHeaders: [] }),
    },
  };
}
