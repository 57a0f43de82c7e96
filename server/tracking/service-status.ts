import { IntegrationError } from "../integrations/port.ts";
import type { ServiceConnection } from "../integrations/port.ts";
import { NO_CHANGE } from "./bus.ts";
import type { TrackingContext } from "./context.ts";

/** How often "last seen" is written while nothing else changes. */
const SEEN_EVERY_MS = 30_000;

/** Writes the services that the environment sets; those it no longer sets are gone from the list. */
export async function registerServices(
  ctx: TrackingContext,
  connections: readonly ServiceConnection[],
): Promise<void> {
  const now = ctx.clock.now();
  await ctx.store.write(async (tx) => {
    const slugs = connections.map(({ slug }) => slug);
    await tx.service.deleteMany({ where: { source: "env", slug: { notIn: slugs } } });
    for (const { slug, kind, url } of connections) {
      const data = { kind, url, source: "env", updatedAt: now };
      await tx.service.upsert({
        where: { slug },
        create: { slug, createdAt: now, ...data },
        update: data,
      });
    }
  });
}

/** Remembers whether a service answers, and tells subscribers when that changes. */
export interface ServiceStatus {
  isUp(slug: string): Promise<void>;
  isDown(slug: string, error: unknown): Promise<void>;
}

export function createServiceStatus(ctx: TrackingContext): ServiceStatus {
  const known = new Map<string, { status: string; message: string | null; seenAt: number }>();

  async function write(slug: string, status: "UP" | "DOWN", message: string | null): Promise<void> {
    const now = ctx.clock.now();
    const last = known.get(slug);
    const hasChanged = last?.status !== status || last.message !== message;
    const isDue = status === "UP" && now.getTime() - (last?.seenAt ?? 0) >= SEEN_EVERY_MS;
    if (!hasChanged && !isDue) return;
    known.set(slug, { status, message, seenAt: now.getTime() });
    const seen = status === "UP" ? { lastSeenAt: now } : {};
    await ctx.store.write((tx) =>
      tx.service.updateMany({
        where: { slug },
        data: { status, message, updatedAt: now, ...seen },
      }),
    );
    if (hasChanged) {
      ctx.log.info({ service: slug, status, message }, "service status");
      ctx.bus.publish({ ...NO_CHANGE, serviceSlugs: [slug] });
    }
  }

  return {
    isUp: (slug) => write(slug, "UP", null),
    isDown: (slug, error) => write(slug, "DOWN", wordsOf(error)),
  };
}

function wordsOf(error: unknown): string {
  return error instanceof IntegrationError
    ? error.message
    : "it could not be read; the log tells more";
}
