import type { ServiceConnection } from "../../integrations/port/connection.ts";
import { SERVICE_NAMES } from "../../integrations/port/kind.ts";
import { serviceColumns } from "../../store/column/service.ts";
import type { Service } from "../../store/generated/sqlite/client.ts";
import type { CoreContext } from "../core/context.ts";
import type { SecretCipher } from "../core/secrets.ts";
import type { ServicesContext } from "./context.ts";
import { decryptCredentials } from "./credentials.ts";
import { loadHookSecrets } from "./hook-secret.ts";
import { loadRelays } from "./relay/relays.ts";
import type { ServiceSetting } from "./start.ts";

/**
 * Writes the services of the environment to the database and returns all services, those of the environment and those
 * set in the app. Loads the secrets of their webhooks, and what else the registry knows of them.
 */
export async function loadServices(
  ctx: ServicesContext,
  connections: readonly ServiceConnection[],
): Promise<readonly ServiceSetting[]> {
  await registerServices(ctx, connections);
  const stored = await loadStored(ctx);
  return [...connections.map(ofEnvironment), ...stored];
}

/** Returns the settings of a service of the environment. */
export function ofEnvironment(connection: ServiceConnection): ServiceSetting {
  const name = SERVICE_NAMES[connection.kind];
  return { name, source: "env", connection, isEnabled: true, isLocked: false };
}

/** Loads the services set in the app, and what the registry knows of all of them from the database. */
export async function loadStored(ctx: ServicesContext): Promise<readonly ServiceSetting[]> {
  const { services, store } = ctx;
  const rows = await store.read.service.findMany({ orderBy: { slug: "asc" } });
  for (const { slug, downSince } of rows)
    if (downSince !== null) services.downSince.set(slug, downSince);
  const secrets = await loadHookSecrets(store, services.cipher);
  for (const [slug, secret] of secrets) services.hookSecrets.set(slug, secret);
  await loadRelays(store, services.relays);
  return rows.flatMap((row) =>
    row.source === "app" ? (toSetting(row, services.cipher) ?? []) : [],
  );
}

/** Returns the settings of a stored service; null for a kind that this version does not know. */
export function toSetting(row: Service, cipher: SecretCipher): ServiceSetting | null {
  const kind = serviceColumns.kind.find(row);
  if (kind === null) return null;
  const credentials =
    row.credentials === null ? {} : decryptCredentials(cipher, row.slug, row.credentials);
  return {
    name: row.name,
    source: "app",
    connection: {
      slug: row.slug,
      kind,
      url: row.url,
      externalUrls: serviceColumns.externalUrls.read(row) ?? [],
      allowsSelfSigned: row.allowsSelfSigned,
      ...credentials,
    },
    isEnabled: row.isEnabled,
    isLocked: credentials === null,
  };
}

/**
 * A service of the app that the environment sets too belongs to the environment for as long, and keeps its credentials.
 */
async function registerServices(
  ctx: CoreContext,
  connections: readonly ServiceConnection[],
): Promise<void> {
  const now = ctx.clock.now();
  await ctx.store.write(async (tx) => {
    const gone = { source: "env", slug: { notIn: connections.map(({ slug }) => slug) } };
    await tx.service.deleteMany({ where: { ...gone, credentials: null } });
    await tx.service.updateMany({ where: gone, data: { source: "app", updatedAt: now } });
    for (const { slug, kind, url, externalUrls = [] } of connections) {
      const addresses = { url, externalUrls: serviceColumns.externalUrls.write(externalUrls) };
      const data = { kind, ...addresses, source: "env", isEnabled: true, updatedAt: now };
      await tx.service.upsert({
        where: { slug },
        create: { slug, name: SERVICE_NAMES[kind], createdAt: now, ...data },
        update: { ...data, name: SERVICE_NAMES[kind] },
      });
    }
  });
}
