import { httpUrl, textIssueOf } from "../../config/input.ts";
import type { Actor } from "../../domain/actor.ts";
import { formatNote } from "../../domain/message/service-note.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import type { WebhookControl, WebhookTarget } from "../../integrations/port/webhook.ts";
import { writeAudit } from "../../store/audit.ts";
import { toCodedColumns } from "../../store/column/stored-message.ts";
import { NO_CHANGE } from "../core/bus.ts";
import type { CoreContext } from "../core/context.ts";
import { TrackingError } from "../core/error.ts";
import type { ServicesContext } from "./context.ts";
import { hookSecretOf } from "./hook-secret.ts";
import { loadRunning } from "./load-running.ts";
import { proveWebhook } from "./prove-webhook.ts";
import type { RunningService } from "./registry.ts";
import { endRelay, keepRelay } from "./relay/keep-relay.ts";
import { toFailure, type ServiceTestResult } from "./test-result.ts";

export interface RegisterWebhookInput {
  readonly slug: string;
  readonly by: Actor;
  /** Address at which the service reaches the tracker, with its base path; absent: PUBLIC_URL. */
  readonly baseUrl?: string | null;
  /** Replaces a foreign webhook, in a service that has one webhook only. */
  readonly replacesExisting?: boolean;
  /** Passes each message on to the foreign webhook that is replaced. */
  readonly passesOn?: boolean;
}

/**
 * Registers the tracker's webhook in a service and proves that messages arrive: the service's test message must come in
 * with our nonce.
 */
export async function registerWebhook(
  ctx: ServicesContext,
  { slug, by, baseUrl, replacesExisting = false, passesOn = false }: RegisterWebhookInput,
): Promise<ServiceTestResult> {
  const service = loadRunning(ctx, slug);
  const control = controlOf(service);
  const secret = hookSecretOf(ctx, slug);
  if (secret === undefined) throw new Error(`${slug} has no webhook secret`);
  const url = `${readBase(ctx, baseUrl)}/hooks/${slug}`;
  const row = await ctx.store.read.service.findUnique({
    where: { slug },
    select: { webhookUrl: true },
  });
  const formerUrl = row?.webhookUrl ?? null;
  const target = { url, secret, ...(formerUrl !== null && { formerUrl }) };
  const startedAt = performance.now();

  const failure =
    (await register(ctx, service, control, { target, by, replaces: replacesExisting, passesOn })) ??
    (await keep(ctx, service, { webhookUrl: url, webhookRegisteredAt: ctx.clock.now() }, by)) ??
    (await prove(ctx, service, control, target));
  // It has just been called: its status must not wait for the end of a back-off.
  if (ctx.services.statuses.get(slug)?.status !== "UP") service.wake();
  if (failure !== null) {
    await keep(ctx, service, { ...toCodedColumns("webhookMessage", failure.message) });
    return { ...failure, slug };
  }
  await keep(ctx, service, {
    webhookProvenAt: ctx.clock.now(),
    ...toCodedColumns("webhookMessage", null),
  });
  return {
    isOk: true,
    code: null,
    message: { code: "WEBHOOK_WORKS", params: { service: service.name } },
    field: null,
    version: null,
    latencyMs: Math.round(performance.now() - startedAt),
    slug,
  };
}

function controlOf({ name, integration, isEnabled, isLocked }: RunningService): WebhookControl {
  if (integration.webhook === undefined)
    throw new TrackingError("BAD_INPUT", { code: "NO_WEBHOOK_IN", params: { service: name } });
  if (!isEnabled)
    throw new TrackingError("BAD_INPUT", {
      code: "SERVICE_IS_DISABLED",
      params: { service: name },
    });
  if (isLocked)
    throw new TrackingError(
      "BAD_INPUT",
      { code: "API_KEY_FIRST", params: { service: name } },
      {
        field: "apiKey",
      },
    );
  return integration.webhook;
}

function readBase({ services }: ServicesContext, given: string | null | undefined): string {
  const base = given == null || given.trim() === "" ? services.publicUrl : given.trim();
  if (base === null) {
    throw new TrackingError("BAD_INPUT", "BASE_URL_MISSING", { field: "baseUrl" });
  }
  const { data, error } = httpUrl.safeParse(base);
  if (error === undefined) return data;
  const params = { field: "baseUrl", issue: textIssueOf(error) } as const;
  throw new TrackingError("BAD_INPUT", { code: "TEXT_INVALID", params }, { field: "baseUrl" });
}

interface Registration {
  readonly target: WebhookTarget;
  readonly by: Actor;
  readonly replaces: boolean;
  readonly passesOn: boolean;
}

/** Returns null when the webhook is registered. */
async function register(
  ctx: ServicesContext,
  service: RunningService,
  control: WebhookControl,
  { target, by, replaces, passesOn }: Registration,
): Promise<ServiceTestResult | null> {
  try {
    const state = await control.find(target);
    if (state.kind === "foreign" && !replaces) return conflict(service, state.url);
    await control.register(target, { replaces, keepsFields: passesOn });
    if (state.kind !== "foreign") return null;
    const ofService = { slug: service.connection.slug, name: service.name, by };
    // Another owner than the one of whom the tracker may know from before.
    if (!passesOn) await endRelay(ctx, ofService);
    else await keepRelay(ctx, ofService, { url: state.url, headers: state.headers ?? [] });
    return null;
  } catch (error) {
    return toRegistrationFailure(service, error);
  }
}

/** What a service reports of its test message concerns the tracker's address, not the one in the form. */
function toRegistrationFailure(
  { name, connection }: RunningService,
  error: unknown,
): ServiceTestResult {
  const failure = toFailure(connection, error);
  const isOfForm = failure.code === "auth" || failure.code === "unreachable";
  return isOfForm || !(error instanceof IntegrationError)
    ? failure
    : {
        ...failure,
        message: { code: "SERVICE_REPORTS", params: { service: name, cause: error.reason } },
        field: null,
      };
}

function conflict({ name, connection }: RunningService, foreign: string): ServiceTestResult {
  // Only the host: the rest of a foreign address may contain a secret.
  const host = URL.parse(foreign)?.host ?? null;
  const message = { code: "WEBHOOK_TAKEN", params: { service: name, host } } as const;
  const failure = new IntegrationError(connection.slug, "conflict", formatNote(message));
  return { ...toFailure(connection, failure), message };
}

/** Returns null when the test message arrived at the hook, with the secret and in time. */
async function prove(
  ctx: ServicesContext,
  service: RunningService,
  control: WebhookControl,
  target: WebhookTarget,
): Promise<ServiceTestResult | null> {
  const failure = await proveWebhook(ctx, service.connection.slug, control, target);
  return failure === null ? null : toRegistrationFailure(service, failure);
}

interface Kept {
  readonly webhookUrl?: string;
  readonly webhookRegisteredAt?: Date;
  readonly webhookProvenAt?: Date;
  readonly webhookMessage?: string | null;
  readonly webhookMessageCode?: string | null;
  readonly webhookMessageParams?: string | null;
}

/** Writes the state of the webhook. Returns null, as a step that succeeded. */
async function keep(
  ctx: CoreContext,
  { name, connection: { slug } }: RunningService,
  data: Kept,
  registeredBy?: Actor,
): Promise<null> {
  await ctx.store.write(async (tx) => {
    await tx.service.updateMany({ where: { slug }, data });
    if (registeredBy === undefined) return;
    const message = { code: "WEBHOOK_REGISTERED", params: { name } } as const;
    await writeAudit(tx, { at: ctx.clock.now(), by: registeredBy, message, subject: slug });
  });
  ctx.bus.publish({ ...NO_CHANGE, serviceSlugs: [slug] });
  return null;
}
