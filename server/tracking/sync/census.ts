import { IntegrationError, ROLES, type Integration } from "../../integrations/port.ts";
import type { Prisma } from "../../store/generated/sqlite/client.ts";
import type { TrackingContext } from "../context.ts";
import { keepLines, loadLines, type Lines } from "./census-lines.ts";
import { lookAtPage } from "./look-at-page.ts";
import { openSurveys } from "./surveys.ts";

/** Requests that are looked at in one round. */
const MOST_AT_ONCE = 50;

/** Notices what has happened to titles that are finished, and that polls therefore do not ask about. */
export interface Census {
  /** Counts what was never counted, so that nothing that happens from now on is missed. */
  begin(): Promise<void>;
  round(): Promise<void>;
}

/** What one service has in all, beside what it had when it was last asked. */
interface Count {
  readonly slug: string;
  readonly known: Lines;
  readonly lines: Lines;
  /** Own ids of what is not as it was; no more than are looked at in one round. */
  readonly changed: readonly string[];
}

/**
 * Compares what Seerr and the arrs have in all with what they had: one list per service. What has changed or is gone is
 * looked at, whoever has lost the message that told of it. The lists are kept: what happens while the tracker is away is
 * noticed as well.
 */
export function createCensus(ctx: TrackingContext): Census {
  /** Those that could not be counted in time: what they did before their first list, only a look at everything tells. */
  let isLate = false;

  function counted(): readonly Integration[] {
    return [...ctx.integrations.values()].filter(
      ({ kind }) => ROLES[kind] === "arr" || ROLES[kind] === "requests",
    );
  }

  async function ask({ openSurvey, slug }: Integration): Promise<Lines | null> {
    try {
      const survey = await openSurvey?.();
      return (await survey?.census?.()) ?? null;
    } catch (error) {
      if (!(error instanceof IntegrationError)) throw error;
      ctx.log.debug({ err: error, service: slug }, "not counted");
      return null;
    }
  }

  async function count(integration: Integration): Promise<Count | null> {
    const { slug } = integration;
    const lines = await ask(integration);
    if (lines === null) return null;
    const known = await loadLines(ctx, slug);
    if (known === null) {
      await keepLines(ctx, slug, lines);
      isLate = true;
      return null;
    }
    const changed = [...known].flatMap(([id, line]) => (lines.get(id) === line ? [] : [id]));
    return { slug, known, lines, changed: changed.slice(0, MOST_AT_ONCE) };
  }

  async function findRequests(integration: Integration, { changed }: Count) {
    if (changed.length === 0) return [];
    const rows = await ctx.store.read.mediaRequest.findMany({
      where: requestsOf(integration, changed),
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  }

  return {
    async begin() {
      for (const integration of counted()) {
        if ((await loadLines(ctx, integration.slug)) !== null) continue;
        const lines = await ask(integration);
        if (lines !== null) await keepLines(ctx, integration.slug, lines);
      }
    },
    async round() {
      if (ctx.reconciler.isFirst()) return;
      const counts: Count[] = [];
      const ids = new Set<string>();
      for (const integration of counted()) {
        const found = await count(integration);
        if (found === null) continue;
        counts.push(found);
        for (const id of await findRequests(integration, found)) ids.add(id);
      }
      const isWhole = ids.size === 0 || (await look(ctx, [...ids]));
      for (const found of counts) await keepLines(ctx, found.slug, linesAfter(found, isWhole));
      if (isLate) await ctx.reconciler.start({ kind: "OUTAGE" });
      isLate = false;
    },
  };
}

/** False: somebody could not be asked, and what was to be found out may still be so. */
async function look(ctx: TrackingContext, ids: readonly string[]): Promise<boolean> {
  let isWhole = true;
  const surveys = await openSurveys(ctx, (message) => {
    isWhole = false;
    ctx.log.debug({ message }, "not looked at");
  });
  for (let start = 0; start < ids.length; start += MOST_AT_ONCE)
    await lookAtPage(ctx, surveys, ids.slice(start, start + MOST_AT_ONCE));
  return isWhole;
}

/** What was not looked at to its end counts as it was, so that the next round finds it again. */
function linesAfter({ known, lines, changed }: Count, isWhole: boolean): Lines {
  const settled = new Set(isWhole ? changed : []);
  const open = [...known].filter(([id, line]) => lines.get(id) !== line && !settled.has(id));
  return new Map([...lines, ...open]);
}

/** Whatever is not gone already. */
function requestsOf(
  { slug, kind }: Integration,
  ids: readonly string[],
): Prisma.MediaRequestWhereInput {
  const isKept = { state: { not: "DELETED" } };
  if (ROLES[kind] === "requests")
    return { ...isKept, originService: slug, originId: { in: [...ids] } };
  return {
    ...isKept,
    wishState: { notIn: ["DELETED", "DECLINED"] },
    arrService: slug,
    arrId: { in: ids.map(Number) },
  };
}
