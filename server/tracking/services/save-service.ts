import type { Actor } from "../../domain/actor.ts";
import { writeAudit } from "../../store/audit.ts";
import { serviceColumns } from "../../store/column/service.ts";
import { toCodedColumns } from "../../store/column/stored-message.ts";
import { NO_CHANGE } from "../core/bus.ts";
import { TrackingError } from "../core/error.ts";
import { listChangedFields } from "./changed-fields.ts";
import type { ServicesContext, ServiceStartContext } from "./context.ts";
import { encryptCredentials } from "./credentials.ts";
import { encryptHookSecret, makeHookSecret } from "./hook-secret.ts";
import type { RunningService } from "./registry.ts";
import { listRetired } from "./retired.ts";
import { readServiceInput, type ServiceDraft, type ServiceInput } from "./service-input.ts";
import { toSlug } from "./slug.ts";
import { startService } from "./start.ts";

/** More than a large installation has. Each service costs polls. */
const MAX_SERVICES = 50;

/** Adds or changes a service, and starts or stops polling it. Returns its slug. */
export async function saveService(
  ctx: ServiceStartContext,
  { by, ...input }: ServiceInput & { readonly by: Actor },
): Promise<{ slug: string }> {
  return ctx.services.serially(async () => {
    const draft = readServiceInput(ctx, input);
    const slug = draft.current?.connection.slug ?? (await add(ctx, draft, by));
    if (draft.current !== null) await change(ctx, draft.current, { ...draft, by });
    const { name, isEnabled, connection } = draft;
    const wasEnabled = draft.current?.isEnabled === true && !draft.current.isLocked;
    startService(ctx, {
      name,
      source: "app",
      connection: { slug, ...connection },
      isEnabled,
      isLocked: false,
    });
    // A poll reports news only: what the service has had all along is found by a full sync.
    const needsFullSync = isEnabled && !wasEnabled;
    ctx.bus.publish({ ...NO_CHANGE, serviceSlugs: [slug], needsFullSync });
    return { slug };
  });
}

async function add(ctx: ServicesContext, draft: ServiceDraft, by: Actor): Promise<string> {
  const { services } = ctx;
  const { name, connection } = draft;
  if (services.running.size >= MAX_SERVICES)
    throw new TrackingError("CONFLICT", {
      code: "TOO_MANY_SERVICES",
      params: { max: MAX_SERVICES },
    });
  const taken = [...services.running.keys(), ...(await listRetired(ctx, connection.kind))];
  const slug = toSlug(name, connection.kind, new Set(taken));
  const secret = makeHookSecret();
  const columns = columnsOf(ctx, slug, draft);
  const hookSecret = encryptHookSecret(services.cipher, slug, secret);
  const at = ctx.clock.now();
  await ctx.store.write(async (tx) => {
    await tx.service.create({
      data: {
        slug,
        kind: connection.kind,
        source: "app",
        hookSecret,
        createdAt: at,
        ...columns,
      },
      select: { slug: true },
    });
    const message = { code: "SERVICE_ADDED", params: { name } } as const;
    await writeAudit(tx, { at, by, message, subject: slug });
  });
  services.hookSecrets.set(slug, secret);
  return slug;
}

/**
 * Stops the service first, so that no old result overwrites the new configuration. Its webhooks are accepted all the
 * while.
 */
async function change(
  ctx: ServiceStartContext,
  current: RunningService,
  { by, ...draft }: ServiceDraft & { readonly by: Actor },
): Promise<void> {
  const { slug, url } = current.connection;
  const fields = listChangedFields(current, draft);
  const columns = columnsOf(ctx, slug, draft);
  const moved = url === draft.connection.url ? {} : UNPROVEN;
  await current.stop();
  try {
    await ctx.store.write(async (tx) => {
      await tx.service.update({
        where: { slug },
        data: { ...columns, ...moved },
        select: { slug: true },
      });
      if (fields.length === 0) return;
      const message = { code: "SERVICE_CHANGED", params: { name: draft.name, fields } } as const;
      await writeAudit(tx, { at: ctx.clock.now(), by, message, subject: slug });
    });
  } catch (error) {
    startService(ctx, current);
    throw error;
  }
  if (!draft.isEnabled) await ctx.inbox.applied();
  ctx.services.statuses.delete(slug);
}

/** The state of a webhook does not apply to another server. */
const UNPROVEN = {
  webhookUrl: null,
  webhookRegisteredAt: null,
  webhookProvenAt: null,
  ...toCodedColumns("webhookMessage", null),
};

function columnsOf(
  { services, clock }: ServicesContext,
  slug: string,
  { name, isEnabled, credentials, connection }: ServiceDraft,
) {
  const { url, externalUrls = [], allowsSelfSigned = false } = connection;
  return {
    name,
    url,
    externalUrls: serviceColumns.externalUrls.write(externalUrls),
    isEnabled,
    allowsSelfSigned,
    credentials: encryptCredentials(services.cipher, slug, credentials),
    status: "unknown",
    message: null,
    updatedAt: clock.now(),
  };
}
