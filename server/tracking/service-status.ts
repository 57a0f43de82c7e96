import { IntegrationError, type ServiceCheck } from "../integrations/port.ts";
import { NO_CHANGE } from "./bus.ts";
import type { TrackingContext } from "./context.ts";

/** How often "last seen" is written while nothing else changes. */
const SEEN_EVERY_MS = 30_000;

/** It answered; `check` is what it said of itself. Subscribers are told when something changed. */
export function reportUp(
  ctx: TrackingContext,
  slug: string,
  check: ServiceCheck | null = null,
): Promise<void> {
  return report(ctx, slug, { status: "UP", message: null, check });
}

/** It did not answer as it should. */
export function reportDown(ctx: TrackingContext, slug: string, error: unknown): Promise<void> {
  return report(ctx, slug, { status: "DOWN", message: wordsOf(error), check: null });
}

interface Report {
  readonly status: "UP" | "DOWN";
  readonly message: string | null;
  readonly check: ServiceCheck | null;
}

async function report(
  ctx: TrackingContext,
  slug: string,
  { status, message, check }: Report,
): Promise<void> {
  const { statuses } = ctx.services;
  const now = ctx.clock.now();
  const last = statuses.get(slug);
  const facts = check === null ? {} : factsOf(check);
  const said = check === null ? (last?.check ?? null) : JSON.stringify(facts);
  const hasChanged = last?.status !== status || last.message !== message || last.check !== said;
  const isDue = status === "UP" && now.getTime() - (last?.seenAt ?? 0) >= SEEN_EVERY_MS;
  if (!hasChanged && !isDue) return;
  statuses.set(slug, { status, message, check: said, seenAt: now.getTime() });
  const seen = status === "UP" ? { lastSeenAt: now } : {};
  await ctx.store.write((tx) =>
    tx.service.updateMany({
      where: { slug },
      data: { status, message, updatedAt: now, ...seen, ...facts },
    }),
  );
  if (hasChanged) {
    ctx.log.info({ service: slug, status, message }, "service status");
    ctx.bus.publish({ ...NO_CHANGE, serviceSlugs: [slug] });
  }
}

function factsOf({ version, notes = [] }: ServiceCheck): { version: string; notes: string } {
  return { version, notes: JSON.stringify(notes) };
}

function wordsOf(error: unknown): string {
  return error instanceof IntegrationError
    ? error.message
    : "it could not be read; the log tells more";
}
