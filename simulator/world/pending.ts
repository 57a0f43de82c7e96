import { hexOf } from "../random.ts";
import { grabRelease } from "./download.ts";
import type { ArrItem, Download, Unit } from "./model.ts";
import type { PendingReason, PendingRelease } from "./offer-model.ts";
import { makeParts, makeRelease, type ReleaseInput } from "./release.ts";
import { keepOnly, type World } from "./world.ts";

interface HoldBackInput extends ReleaseInput {
  readonly reason: PendingReason;
  /** When the arr grabs it; absent: unknown. */
  readonly until?: Date;
}

/** The arr has chosen a release and does not send it to the client yet: a queue row without a download id. */
export function holdBack(
  world: World,
  item: ArrItem,
  parts: readonly (readonly Unit[])[],
  { reason, until, ...input }: HoldBackInput,
): PendingRelease {
  const release = makeRelease(item, parts, input);
  const pending: PendingRelease = {
    id: world.nextId(`${item.instance} pending`),
    item,
    units: parts.flat(),
    parts,
    release,
    reason,
    addedAt: world.clock.now(),
    until: until ?? null,
  };
  world.pending.push(pending);
  world.emit({ kind: "queue-changed", instance: item.instance });
  return pending;
}

/** The delayed release goes to the client. */
export function letGo(world: World, pending: PendingRelease): Download {
  dropPending(world, pending);
  const { item, units, parts, release } = pending;
  return grabRelease(world, item, {
    hash: hexOf(`pending ${release.title} ${world.downloads.length}`, 40),
    units,
    parts: makeParts(world.random, item, parts, release),
    release,
  });
}

/** The delayed release is no longer wanted. */
export function dropPending(world: World, pending: PendingRelease): void {
  keepOnly(world.pending, (other) => other !== pending);
  world.emit({ kind: "queue-changed", instance: pending.item.instance });
}
