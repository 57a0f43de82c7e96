import { isRequester } from "../account/access.ts";
import type { Listener } from "../domain/notification/kind.ts";
import { identityColumns, personColumns } from "../store/column/person.ts";
import type {
  MediaRequest,
  NotificationChannel,
  NotificationProfile,
} from "../store/generated/sqlite/client.ts";
import type { Tx } from "../store/store.ts";
import { toListener } from "./profile-row.ts";

/** Somebody who has a channel, as a listener to one request. */
export interface Reachable {
  readonly profile: NotificationProfile;
  readonly listener: Listener;
  readonly channels: readonly NotificationChannel[];
}

/** Lists everybody who has a channel that is on. People who may no longer sign in are notified nothing. */
export async function listReachable(tx: Tx, request: MediaRequest): Promise<readonly Reachable[]> {
  const profiles = await tx.notificationProfile.findMany({
    where: {
      channels: { some: { isEnabled: true } },
      OR: [{ personId: null }, { person: { isEnabled: true } }],
    },
    include: {
      channels: { where: { isEnabled: true }, orderBy: { id: "asc" } },
      person: {
        include: { identities: true, follows: { where: { requestId: request.id } } },
      },
    },
    orderBy: { id: "asc" },
  });
  return profiles.map(({ channels, person, ...profile }) => ({
    profile,
    channels,
    listener: toListener(profile, {
      role: person === null ? null : personColumns.role.read(person),
      isConcerned: person !== null && isConcerned(person, request),
    }),
  }));
}

type ConcernedPerson = {
  readonly id: string;
  readonly identities: readonly {
    readonly id: string;
    readonly kind: string;
    readonly provider: string;
    readonly subject: string;
  }[];
  readonly follows: readonly unknown[];
};

function isConcerned(person: ConcernedPerson, request: MediaRequest): boolean {
  if (person.follows.length > 0) return true;
  const identities = person.identities.map((row) => ({
    kind: identityColumns.kind.read(row),
    provider: row.provider,
    subject: row.subject,
  }));
  return isRequester({ id: person.id, identities }, request);
}
