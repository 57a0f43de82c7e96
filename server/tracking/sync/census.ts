import { IntegrationError, ROLES, type Integration } from "../../integrations/port.ts";
import type { Prisma } from "../../store/generated/sqlite/client.ts";
import type { TrackingContext } from "../context.ts";
import { lookAtPage } from "./look-at-page.ts";
import { openSurveys } from "./surveys.ts";

/** Requests that are looked at in one round. */
const MOST_AT_ONCE = 50;

/** Notices what has happened to titles that are finished, and that polls therefore do not ask about. */
export interface Census {
  round(): Promise<void>;
}

/**
 * Compares what Seerr and the arrs have in all with what they had: one list per service. What has changed or is gone is
 * looked at, whoever has lost the message that told of it.
 */
export function createCensus(ctx: TrackingContext): Census {
  const before = new Map<string, ReadonlyMap<string, string>>();

  async function findChanged(integration: Integration): Promise<readonly string[]> {
    const { slug, openSurvey } = integration;
    const survey = await openSurvey?.();
    const lines = (await survey?.census?.()) ?? null;
    const known = before.get(slug);
    if (lines === null) return [];
    before.set(slug, lines);
    if (known === undefined) return [];
    return [...known].flatMap(([id, line]) => (lines.get(id) === line ? [] : [id]));
  }

  async function findRequests(integration: Integration): Promise<readonly string[]> {
    const ids = await findChanged(integration);
    if (ids.length === 0) return [];
    const rows = await ctx.store.read.mediaRequest.findMany({
      where: { ...KEPT, ...requestsOf(integration, ids.slice(0, MOST_AT_ONCE)) },
      select: { id: true },
      take: MOST_AT_ONCE,
    });
    return rows.map(({ id }) => id);
  }

  return {
    async round() {
      if (ctx.reconciler.isFirst()) return;
      const changed = new Set<string>();
      for (const integration of ctx.integrations.values()) {
        const role = ROLES[integration.kind];
        if (role !== "arr" && role !== "requests") continue;
        try {
          for (const id of await findRequests(integration)) changed.add(id);
        } catch (error) {
          if (!(error instanceof IntegrationError)) throw error;
          ctx.log.debug({ err: error, service: integration.slug }, "not counted");
        }
      }
      if (changed.size === 0) return;
      const surveys = await openSurveys(ctx, (message) =>
        ctx.log.debug({ message }, "not looked at"),
      );
      await lookAtPage(ctx, surveys, [...changed]);
    },
  };
}

/** Whatever was not given up already. */
const KEPT = {
  wishState: { notIn: ["DELETED", "DECLINED"] },
  state: { not: "DELETED" },
} satisfies Prisma.MediaRequestWhereInput;

function requestsOf(
  { slug, kind }: Integration,
  ids: readonly string[],
): Prisma.MediaRequestWhereInput {
  if (ROLES[kind] === "requests") return { originService: slug, originId: { in: [...ids] } };
  return { arrService: slug, arrId: { in: ids.map(Number) } };
}
