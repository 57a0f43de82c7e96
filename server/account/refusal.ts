import type { RefusalCause, RefusedWay } from "../domain/message/audit.ts";
import { auditColumns } from "../store/column/audit.ts";
import type { Tx } from "../store/store.ts";
import { toClientNetwork } from "./client-address.ts";
import type { AccountContext } from "./context.ts";
import type { SignInOrigin } from "./sign-in-origin.ts";

/** Equal refusals of one network within this time are one entry. */
const SAME_MS = 60_000;
/** Strangers cannot fill the log: from so many entries in an hour on, further refusals are only counted. */
const MAX_PER_HOUR = 100;
const HOUR_MS = 3_600_000;

/** A refused attempt to prove who somebody is. */
export interface Refusal {
  readonly way: RefusedWay;
  readonly cause: RefusalCause;
  /** The service whose account or webhook it is about; null: none in particular. */
  readonly place?: string | null;
  readonly origin: SignInOrigin;
}

/** Somebody whose account was tried. What was typed as a name is never stored: it may be a password. */
export interface TriedPerson {
  readonly personId: string;
  readonly name: string;
}

/** Logs a refusal for programs that ban addresses, and adds it to the audit log. */
export async function recordRefusal(
  ctx: AccountContext,
  refusal: Refusal,
  findTried: FindTried = () => Promise.resolve(null),
): Promise<void> {
  const { way, cause, origin } = refusal;
  // docs/ban-addresses.md names these fields. Not a warning: of those, equal ones are written once a minute.
  ctx.log.info(
    { event: "sign-in-refused", address: origin.address, kind: way, reason: cause },
    "refused a sign-in",
  );
  try {
    const tried = await findTried();
    await ctx.store.write((tx) => writeRefusal(tx, ctx.now(), refusal, tried));
  } catch (error) {
    // Whoever is refused must not learn that the database is not available.
    ctx.log.warn({ err: error }, "could not add a refusal to the audit log");
  }
}

export type FindTried = () => Promise<TriedPerson | null>;

async function writeRefusal(
  tx: Tx,
  now: Date,
  { way, cause, place = null, origin }: Refusal,
  tried: TriedPerson | null,
): Promise<void> {
  const event = "SIGN_IN_REFUSED";
  const detail = auditColumns.params.write({ way, cause, place });
  const personId = tried?.personId ?? null;
  const network = toClientNetwork(origin.address);
  const since = new Date(now.getTime() - SAME_MS);
  const latest = await tx.auditEntry.findMany({
    where: { at: { gt: since }, event, personId, detail },
    select: { id: true, address: true },
    orderBy: { id: "desc" },
  });
  const equal = latest.find(({ address }) => toClientNetwork(address ?? "") === network);
  if (equal !== undefined) return countAgain(tx, equal.id, now);

  const lastHour = { at: { gt: new Date(now.getTime() - HOUR_MS) } };
  const listed = await tx.auditEntry.count({ where: { ...lastHour, event } });
  if (listed >= MAX_PER_HOUR) {
    const more = await tx.auditEntry.findFirst({
      where: { ...lastHour, event: MORE },
      select: { id: true },
      orderBy: { id: "desc" },
    });
    if (more !== null) return countAgain(tx, more.id, now);
  }
  const data =
    listed >= MAX_PER_HOUR
      ? { event: MORE, detail: "{}" }
      : {
          event,
          detail,
          personId,
          actor: tried?.name ?? null,
          address: origin.address === "" ? null : origin.address,
        };
  await tx.auditEntry.create({ data: { at: now, isDenied: true, ...data }, select: { id: true } });
}

const MORE = "MORE_SIGN_INS_REFUSED";

async function countAgain(tx: Tx, id: number, now: Date): Promise<void> {
  await tx.auditEntry.updateMany({
    where: { id },
    data: { count: { increment: 1 }, lastAt: now },
  });
}
