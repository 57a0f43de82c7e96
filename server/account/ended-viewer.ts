import { personColumns } from "../store/column/person.ts";
import type { AccountContext } from "./context.ts";
import { isExpired } from "./expiry.ts";
import { isRunning } from "./session.ts";
import type { Viewer } from "./viewer.ts";

const PERSON = { select: { id: true, role: true, isEnabled: true } } as const;

/**
 * Returns those of the viewers who lost rights meanwhile: their session or token ended, they may not sign in any more, or
 * have another role.
 */
export async function findEndedViewers<V extends Viewer>(
  ctx: AccountContext,
  viewers: readonly V[],
): Promise<readonly V[]> {
  const now = ctx.now();
  const sessionIds = new Set(viewers.flatMap(({ session }) => session?.id ?? []));
  const tokenIds = new Set(viewers.flatMap(({ token }) => token?.id ?? []));
  /** Whom a proxy names has neither. */
  const personIds = new Set(viewers.filter(isNamed).flatMap(({ person }) => person?.id ?? []));
  const [sessions, tokens, people] = await Promise.all([
    sessionIds.size === 0
      ? []
      : ctx.store.read.session.findMany({
          where: { id: { in: [...sessionIds] } },
          select: { id: true, expiresAt: true, lastUsedAt: true, person: PERSON },
        }),
    tokenIds.size === 0
      ? []
      : ctx.store.read.apiToken.findMany({
          where: { id: { in: [...tokenIds] } },
          select: { id: true, expiresAt: true, person: PERSON },
        }),
    personIds.size === 0
      ? []
      : ctx.store.read.person.findMany({ where: { id: { in: [...personIds] } }, ...PERSON }),
  ]);
  const running = new Map(
    [
      ...sessions.filter((session) => isRunning(session, now)),
      ...tokens.filter(({ expiresAt }) => !isExpired(expiresAt, now)),
    ].map(({ id, person }) => [id, person]),
  );
  const named = new Map(people.map((person) => [person.id, person]));
  return viewers.filter((viewer) => {
    const { session, token, person: known, role } = viewer;
    const id = session?.id ?? token?.id ?? null;
    if (id === null && !isNamed(viewer)) return false;
    const person = id === null ? named.get(known?.id ?? "") : running.get(id);
    return person === undefined || !person.isEnabled || personColumns.role.read(person) !== role;
  });
}

function isNamed({ session, token, person }: Viewer): boolean {
  return session === null && token === null && person !== null;
}
