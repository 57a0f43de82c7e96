import { MISSING_GRACE_MS } from "../../../domain/machine/removal.ts";
import type { ServicesContext } from "../../services/context.ts";
import { hasFileState, isOutage, listArrsWithoutOutage, missingSince } from "./outage.ts";

/** When libraries are scanned for a missing file: by then its arr was asked whether it sees its folders. */
const SCAN_AFTER_MS = 2 * MISSING_GRACE_MS;

/** A unit that a library shows otherwise than its arr: it may still show a lost file, or has lost one that exists. */
export interface DoubtfulUnit {
  readonly id: string;
}

/**
 * Loads units whose file or title is missing in the arr or in the libraries, without those on an unmounted disk. One query
 * for each reason: an OR of them would use none of their indexes.
 */
export async function loadDoubtful(ctx: ServicesContext): Promise<readonly DoubtfulUnit[]> {
  const { unit } = ctx.store.read;
  const select = { id: true, state: true } as const;
  const before = new Date(ctx.clock.now().getTime() - SCAN_AFTER_MS);
  const arrs = await listArrsWithoutOutage(ctx, before, isOutage);
  const missing =
    arrs.length === 0 ? [] : await unit.findMany({ where: missingSince(before, arrs), select });
  const unmanaged = await unit.findMany({ where: { isUnmanaged: true }, select });
  const lost = await unit.findMany({ where: { lostSince: { not: null } }, select });
  const doubtful = [
    ...[...missing, ...unmanaged].filter(hasFileState),
    ...lost.filter(({ state }) => state === "AVAILABLE"),
  ];
  return [...new Map(doubtful.map((one) => [one.id, one])).values()];
}
