import { IntegrationError } from "../../port/error.ts";
import type { WebhookControl, WebhookState, WebhookTarget } from "../../port/webhook.ts";
import { statusError, type Http } from "../../shared/http/http.ts";
import { hostOf, isSameWebhook } from "../../shared/webhook-address.ts";
import { SeerrStatus, SeerrWebhookSettings } from "./payload.ts";
import {
  formsFor,
  isTemplate,
  WEBHOOK_TEMPLATE,
  writeTemplate,
  type TemplateForm,
} from "./template.ts";

const PATH = "/api/v1/settings/notifications/webhook";

/** Requests (2, 4, 8, 16, 64, 128) and issues (256 to 2048). */
const TYPES = 4062;

/** Registers the tracker as Seerr's webhook. There is one place for one address: another's is replaced only when told to. */
export function createSeerrWebhookControl(service: string, http: Http): WebhookControl {
  const load = () => http.get(SeerrWebhookSettings, PATH);
  const loadVersion = async () => (await http.get(SeerrStatus, "/api/v1/status")).version;

  /** Saves nothing. Says which form of the template Seerr could send. */
  async function sendTest(
    target: WebhookTarget,
    settings: SeerrWebhookSettings,
    forms: readonly TemplateForm[],
  ): Promise<TemplateForm> {
    for (const form of forms) {
      const json = toSettings(target, settings, form);
      const { status } = await http.raw("POST", `${PATH}/test`, { json });
      const error = statusError(service, "POST", `${PATH}/test`, status);
      if (!error) return form;
      if (error.code !== "server-error") throw error;
    }
    throw new IntegrationError(
      service,
      "refused",
      `its test message to ${hostOf(target.url)} failed: it cannot reach that address, or was not let in`,
    );
  }

  /** Saves, and reads back what was understood: on the wrong form Seerr keeps something else than our text. */
  async function save(
    target: WebhookTarget,
    settings: SeerrWebhookSettings,
    form: TemplateForm,
  ): Promise<boolean> {
    const json = toSettings(target, settings, form);
    const { status } = await http.raw("POST", PATH, { json });
    const error = statusError(service, "POST", PATH, status);
    if (error) throw error;
    const { options } = await load();
    return (
      options.jsonPayload === WEBHOOK_TEMPLATE && isSameWebhook(options.webhookUrl, target.url)
    );
  }

  return {
    async find(target) {
      return stateOf(await load(), target);
    },
    async register(target, { replaces }) {
      const settings = await load();
      const state = stateOf(settings, target);
      if (state.kind === "foreign" && !replaces) {
        throw new IntegrationError(
          service,
          "conflict",
          `there is room for one webhook, and it goes to ${hostOf(state.url)}: registering the tracker would replace that`,
        );
      }
      const forms = formsFor(await loadVersion());
      const form = await sendTest(target, settings, forms);
      const other = forms.find((one) => one !== form) ?? form;
      if (await save(target, settings, form)) return;
      if (await save(target, settings, other)) return;
      throw new IntegrationError(
        service,
        "bad-payload",
        "the webhook was saved, and what was read back is not what was sent: its template must be set by hand",
      );
    },
    async test(target) {
      const [settings, version] = await Promise.all([load(), loadVersion()]);
      await sendTest(target, settings, formsFor(version));
    },
  };
}

function stateOf({ enabled, options }: SeerrWebhookSettings, target: WebhookTarget): WebhookState {
  const { webhookUrl, jsonPayload } = options;
  if (webhookUrl === undefined || enabled !== true) return { kind: "absent" };
  if (!isSameWebhook(webhookUrl, target.url)) return { kind: "foreign", url: webhookUrl };
  // One that cannot be sent is none: it is there to be registered again.
  return isTemplate(jsonPayload) ? { kind: "ours", isBlocked: false } : { kind: "absent" };
}

/** Everything else that is set stays; another's headers and secret do not become ours. */
function toSettings(
  target: WebhookTarget,
  settings: SeerrWebhookSettings,
  form: TemplateForm,
): object {
  const { options, types = 0 } = settings;
  return {
    ...settings,
    enabled: true,
    types: types | TYPES,
    options: {
      ...options,
      webhookUrl: target.url,
      jsonPayload: writeTemplate(form),
      authHeader: `Bearer ${target.secret}`,
      supportVariables: false,
      ...(options["customHeaders"] !== undefined && { customHeaders: [] }),
    },
  };
}
