import { setImmediate as breathe } from "node:timers/promises";
import { STATES_OF_ROLE } from "../../domain/problem/health.ts";
import type { State } from "../../domain/state.ts";
import { ROLES, type ServiceRole } from "../../integrations/port/kind.ts";
import type { Prisma } from "../../store/generated/sqlite/client.ts";
import type { ProjectionContext } from "./context.ts";
import { nextReviewOf, type NextReview } from "./next-review.ts";
import { transact } from "./transact.ts";

/** Requests in one transaction, during which nothing else is written. */
const PAGE = 10;

/** Units whose file or title a service has lost, one condition for each reason. */
const LOST: Prisma.UnitWhereInput[] = [
  { missingSince: { not: null } },
  { lostSince: { not: null } },
  { isUnmanaged: true },
];

/** Requests that can get a problem by time alone, or have one that may be over. */
const REVIEWED = {
  OR: [
    { isFinished: false, state: { notIn: ["UNAIRED", "AVAILABLE"] } },
    { isFinished: false, problemCode: { not: null } },
    { units: { some: { OR: LOST } } },
    {
      isFinished: false,
      units: { some: { state: { in: ["FAILED", "APPROVED", "UNAIRED"] }, problemCode: null } },
    },
  ],
} satisfies Prisma.MediaRequestWhereInput;

/** Reviews requests that have not moved, and writes problems that have begun or ended by time alone. */
export interface StandstillReviewer {
  /** Summarises requests that are due again; what differs is written. */
  review(): Promise<void>;
  stop(): void;
}

/**
 * A request is due when its summary may change by time alone, when a service on its way is reported otherwise, and once
 * after each change of it, to learn when it is due. Nothing but memory says when: after a start, all are due.
 */
export function createStandstillReviewer(ctx: ProjectionContext): StandstillReviewer {
  let known: Map<string, NextReview> | null = null;
  const changed = new Set<string>();
  let health: Health | null = null;
  const stopListening = ctx.bus.listen(({ requestIds }) => {
    for (const id of requestIds) changed.add(id);
  });

  /** Reviews these requests, as far as they still are to be reviewed. */
  async function reviewPage(reviews: Map<string, NextReview>, ids: readonly string[]) {
    // Until its page is done, a request is due: a page that fails is reviewed again.
    for (const id of ids) {
      reviews.set(id, DUE);
      changed.delete(id);
    }
    const rows = await ctx.store.read.mediaRequest.findMany({
      where: { ...REVIEWED, id: { in: [...ids] } },
      select: { id: true },
    });
    const load = rows.map(({ id }) => id);
    for (const id of ids) if (!load.includes(id)) reviews.delete(id);
    if (load.length === 0) return;
    // The flush computes the summaries, and its own change needs no review.
    const { result: work } = await transact(ctx, { load }, (workspace) =>
      Promise.resolve(workspace),
    );
    for (const id of load) reviews.delete(id);
    for (const [id, request] of work.requests) {
      reviews.set(id, nextReviewOf(request, work));
      changed.delete(id);
    }
  }

  return {
    async review() {
      const now = ctx.clock.now();
      const current = healthOf(ctx);
      const affects = health === null ? () => true : changesBetween(health, current);
      known ??= new Map((await listUnfinished(ctx)).map((id) => [id, DUE]));
      const reviews = known;
      const due = [...reviews].flatMap(([id, next]) =>
        (next.at !== null && next.at <= now) || affects(next.states) ? [id] : [],
      );
      const ids = [...new Set([...due, ...changed])].toSorted();
      for (let start = 0; start < ids.length; start += PAGE) {
        await reviewPage(reviews, ids.slice(start, start + PAGE));
        await breathe();
      }
      health = current;
    },
    stop: stopListening,
  };
}

const DUE: NextReview = { at: new Date(0), states: new Set() };

/**
 * Requests that are not finished, and those with a file or a title that a service has lost. One query for each reason: an
 * OR of them would use none of their indexes.
 */
async function listUnfinished({ store }: ProjectionContext): Promise<readonly string[]> {
  const { mediaRequest, unit } = store.read;
  const open = await mediaRequest.findMany({ where: { isFinished: false }, select: { id: true } });
  const ids = new Set(open.map(({ id }) => id));
  for (const where of LOST)
    for (const { requestId } of await unit.findMany({ where, select: { requestId: true } }))
      ids.add(requestId);
  return [...ids];
}

/** The configured services as one text, and what is known of those of each role as another. */
interface Health {
  readonly services: string;
  readonly byRole: ReadonlyMap<ServiceRole, string>;
}

function healthOf({ services }: ProjectionContext): Health {
  const enabled = [...services.running.values()].filter(({ isEnabled }) => isEnabled);
  const byRole = Map.groupBy(enabled, ({ connection }) => ROLES[connection.kind]);
  return {
    services: JSON.stringify(
      enabled.map(({ name, connection }) => [name, connection.slug, connection.kind]),
    ),
    byRole: new Map(
      [...byRole].map(([role, some]) => [
        role,
        JSON.stringify(
          some.map(({ connection }) => {
            const status = services.statuses.get(connection.slug);
            return [status?.downSince ?? null, status?.conditions ?? []];
          }),
        ),
      ]),
    ),
  };
}

/** Returns whether a request with units in these states may be summarised otherwise now. */
function changesBetween(before: Health, after: Health): (states: ReadonlySet<State>) => boolean {
  if (before.services !== after.services) return () => true;
  const affected = [...after.byRole].flatMap(([role, text]) =>
    before.byRole.get(role) === text ? [] : [STATES_OF_ROLE[role]],
  );
  if (affected.includes(null)) return () => true;
  const states = affected.flatMap((some) => some ?? []);
  return (some) => states.some((state) => some.has(state));
}
