import { MISSING_GRACE_MS } from "../../../domain/machine/removal.ts";
import type { ServicesContext } from "../../services/context.ts";
import { findOutages, isOutage, MISSING, WITH_FILE } from "./outage.ts";

/** When libraries are scanned for a missing file: by then its arr was asked whether it sees its folders. */
const SCAN_AFTER_MS = 2 * MISSING_GRACE_MS;

/** A unit that a library shows otherwise than its arr: it may still show a lost file, or has lost one that exists. */
export interface DoubtfulUnit {
  readonly id: string;
}

/** Loads units whose file or title is missing in the arr or in the libraries, without those on an unmounted disk. */
export async function loadDoubtful(ctx: ServicesContext): Promise<readonly DoubtfulUnit[]> {
  const before = new Date(ctx.clock.now().getTime() - SCAN_AFTER_MS);
  const units = await ctx.store.read.unit.findMany({
    where: {
      OR: [
        { ...MISSING, missingSince: { lte: before } },
        { state: { in: [...WITH_FILE] }, isUnmanaged: true },
        { state: "AVAILABLE", lostSince: { not: null } },
      ],
    },
    select: {
      id: true,
      missingSince: true,
      request: { select: { arrService: true } },
    },
  });
  const arrs = units.map(({ request }) => request.arrService);
  const held = await findOutages(ctx, arrs, isOutage);
  return units.filter(
    ({ missingSince, request }) => missingSince === null || !held.has(request.arrService),
  );
}
