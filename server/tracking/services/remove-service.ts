import type { Actor } from "../../domain/actor.ts";
import { writeAudit } from "../../store/audit.ts";
import { NO_CHANGE } from "../core/bus.ts";
import { keepCursor } from "../core/cursor.ts";
import { TrackingError } from "../core/error.ts";
import type { ServicesContext } from "./context.ts";
import { loadRunning } from "./load-running.ts";
import { dropRelay } from "./relay/keep-relay.ts";
import { retire } from "./retired.ts";
import { stopService } from "./start.ts";

/** Stops polling a service and deletes its configuration. Its history stays. */
export async function removeService(
  ctx: ServicesContext,
  { slug, by }: { readonly slug: string; readonly by: Actor },
): Promise<void> {
  const { services } = ctx;
  await services.serially(async () => {
    const { source, name, connection } = loadRunning(ctx, slug);
    if (source === "env") {
      throw new TrackingError("FORBIDDEN", {
        code: "SERVICE_REMOVED_IN_ENVIRONMENT",
        params: { service: name },
      });
    }
    await stopService(ctx, slug);
    await ctx.store.write(async (tx) => {
      await tx.service.deleteMany({ where: { slug } });
      await retire(tx, slug, connection.kind);
      await dropRelay(tx, slug);
      // Another server with the same slug must not continue at this cursor.
      await keepCursor(tx, { slug, value: null });
      const message = { code: "SERVICE_REMOVED", params: { name } } as const;
      await writeAudit(tx, { at: ctx.clock.now(), by, message, subject: slug });
    });
    services.hookSecrets.delete(slug);
    services.relays.slugs.delete(slug);
    ctx.bus.publish({ ...NO_CHANGE, serviceSlugs: [slug] });
  });
}
