import type { SettingsReader } from "../core/settings.ts";
import type { ServiceStartContext } from "./context.ts";
import { loadStored } from "./load-services.ts";
import { startService, stopService, type ServiceSetting } from "./start.ts";

interface ReloadContext extends ServiceStartContext {
  readonly settings: SettingsReader;
}

/** Takes over what another process has changed of the services and settings. */
export async function reloadServices(ctx: ReloadContext): Promise<void> {
  const { services, settings } = ctx;
  await services.serially(async () => {
    await settings.reload();
    const stored = new Map(
      (await loadStored(ctx)).map((setting) => [setting.connection.slug, setting]),
    );
    for (const { source, connection } of services.running.values())
      if (source === "app" && !stored.has(connection.slug)) {
        await stopService(ctx, connection.slug);
        services.hookSecrets.delete(connection.slug);
      }
    for (const [slug, setting] of stored) {
      const running = services.running.get(slug);
      if (running !== undefined && isSame(running, setting)) continue;
      await running?.stop();
      startService(ctx, setting);
    }
  });
}

function isSame(one: ServiceSetting, other: ServiceSetting): boolean {
  return textOf(one) === textOf(other);
}

function textOf({ name, source, isEnabled, isLocked, connection }: ServiceSetting): string {
  const fields = Object.entries(connection).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([name, source, isEnabled, isLocked, fields]);
}
