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
  const [sessions, tokens] = await Promise.all([
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
  ]);
  const running = new Map(
    [
      ...sessions.filter((session) => isRunning(session, now)),
      ...tokens.filter(({ expiresAt }) => !isExpired(expiresAt, now)),
    ].map(({ id, person }) => [id, person]),
  );
  return viewers.filter(({ session, token, role }) => {
    const id = session?.id ?? token?.id ?? null;
    if (id === null) return false;
    const person = running.get(id);
    return person === undefined || !person.isEnabled || personColumns.role.read(person) !== role;
  });
}
