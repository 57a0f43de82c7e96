import { type Cause, formatCause, plainCause } from "../../domain/message/cause.ts";
import { toCoded } from "../../domain/message/tracker-message.ts";
import type { ServiceCondition } from "../../domain/problem/health.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import type { ServiceCheck } from "../../integrations/port/integration.ts";
import { serviceColumns } from "../../store/column/service.ts";
import { toCodedColumns } from "../../store/column/stored-message.ts";
import { NO_CHANGE } from "../core/bus.ts";
import type { ServicesContext } from "./context.ts";

/** How often `lastSeenAt` is written while nothing else changes. */
const SEEN_EVERY_MS = 30_000;

/** Reports that a service answered; `check` is its own report. Subscribers are notified of changes. */
export function reportUp(
  ctx: ServicesContext,
  slug: string,
  check: ServiceCheck | null = null,
): Promise<void> {
  return report(ctx, slug, { status: "UP", message: null, check });
}

/** Reports that a service did not answer as it should. */
export function reportDown(ctx: ServicesContext, slug: string, error: unknown): Promise<void> {
  return report(ctx, slug, { status: "DOWN", message: causeOf(error), check: null });
}

interface Report {
  readonly status: "UP" | "DOWN";
  readonly message: Cause | null;
  readonly check: ServiceCheck | null;
}

async function report(
  ctx: ServicesContext,
  slug: string,
  { status, message: cause, check }: Report,
): Promise<void> {
  const { statuses } = ctx.services;
  const message = cause === null ? null : formatCause(cause);
  const now = ctx.clock.now();
  const last = statuses.get(slug);
  const facts = check === null ? {} : factsOf(check);
  const said = check === null ? (last?.check ?? null) : JSON.stringify(facts);
  const folders = check?.folders ?? last?.folders ?? null;
  const known = last?.conditions ?? [];
  const conditions =
    check === null ? known : [...(check.conditions ?? []), ...known.filter(isLearntElsewhere)];
  const held = check === null ? {} : { conditions: serviceColumns.conditions.write(conditions) };
  const downSince =
    status === "UP" ? null : (last?.downSince ?? ctx.services.downSince.get(slug) ?? now);
  ctx.services.downSince.delete(slug);
  const hasChanged = last?.status !== status || last.message !== message || last.check !== said;
  const isDue = status === "UP" && now.getTime() - (last?.seenAt ?? 0) >= SEEN_EVERY_MS;
  if (!hasChanged && !isDue) return;
  statuses.set(slug, {
    status,
    message,
    check: said,
    seenAt: now.getTime(),
    downSince,
    conditions,
    folders,
  });
  const seen = status === "UP" ? { lastSeenAt: now } : {};
  await ctx.store.write((tx) =>
    tx.service.updateMany({
      where: { slug },
      data: {
        status,
        ...toCodedColumns("message", cause),
        downSince,
        updatedAt: now,
        ...seen,
        ...facts,
        ...held,
      },
    }),
  );
  if (!hasChanged) return;
  ctx.log.info({ service: slug, status, message }, "service status");
  const hasRecovered = status === "UP" && last?.status === "DOWN";
  ctx.bus.publish({
    ...NO_CHANGE,
    serviceSlugs: [slug],
    recovered: hasRecovered ? [{ slug, downSince: last.downSince ?? now }] : [],
  });
}

/** Reported by reportCondition alone; a check does not include these conditions. */
const LEARNT_ELSEWHERE: readonly ServiceCondition["code"][] = ["scan-running", "library-empty"];

function isLearntElsewhere({ code }: ServiceCondition): boolean {
  return LEARNT_ELSEWHERE.includes(code);
}

/** Sets or clears a condition that no check reports, such as a running scan or an empty library. */
export async function reportCondition(
  ctx: ServicesContext,
  slug: string,
  code: ServiceCondition["code"],
  condition: ServiceCondition | null,
): Promise<void> {
  const { statuses } = ctx.services;
  const known = statuses.get(slug);
  if (known === undefined) return;
  const others = known.conditions.filter((one) => one.code !== code);
  const conditions = condition === null ? others : [...others, condition];
  if (JSON.stringify(conditions) === JSON.stringify(known.conditions)) return;
  statuses.set(slug, { ...known, conditions });
  await ctx.store.write((tx) =>
    tx.service.updateMany({
      where: { slug },
      data: { conditions: serviceColumns.conditions.write(conditions) },
    }),
  );
  ctx.bus.publish({ ...NO_CHANGE, serviceSlugs: [slug] });
}

function factsOf({ version, notes = [], conditions = [] }: ServiceCheck) {
  return {
    version,
    notes: serviceColumns.notes.write(notes.map(toCoded)),
    conditions: serviceColumns.conditions.write(conditions),
  };
}

function causeOf(error: unknown): Cause {
  return error instanceof IntegrationError ? error.reason : plainCause("ANSWER_UNREADABLE");
}
