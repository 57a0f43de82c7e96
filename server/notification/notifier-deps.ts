import type { NotifierDeps } from "../integrations/port/notifier.ts";
import { personColumns } from "../store/column/person.ts";
import type { NotificationProfile } from "../store/generated/sqlite/client.ts";
import type { NotificationContext } from "./context.ts";
import { loadMailServer } from "./mail-server.ts";
import { loadPushKeys } from "./push-keys.ts";

/** Returns what a channel of this profile may use of the tracker. */
export async function notifierDepsOf(
  ctx: NotificationContext,
  { personId }: NotificationProfile,
  onHandOver: () => Promise<void> = () => Promise.resolve(),
): Promise<NotifierDeps> {
  const [mailServer, pushKeys, mayReachHome] = await Promise.all([
    loadMailServer(ctx),
    loadPushKeys(ctx),
    isTrusted(ctx, personId),
  ]);
  return { mailServer, pushKeys, mayReachHome, onHandOver };
}

/**
 * Whether the channels of somebody may send to addresses within the home. Admins configure services there anyway; anybody
 * else could make the tracker call what only it can reach.
 */
async function isTrusted(
  { store }: NotificationContext,
  personId: string | null,
): Promise<boolean> {
  if (personId === null) return true;
  const person = await store.read.person.findUnique({
    where: { id: personId },
    select: { id: true, role: true },
  });
  return person !== null && personColumns.role.read(person) === "ADMIN";
}
