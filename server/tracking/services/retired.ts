import type { ServiceKind } from "../../domain/service-kind.ts";
import { writeSetting } from "../../store/setting.ts";
import type { Tx } from "../../store/store.ts";
import type { CoreContext } from "../core/context.ts";

const PREFIX = "retired.";

/** Stores the kind of a removed service, which the history and the requests still name. */
export async function retire(tx: Tx, slug: string, kind: ServiceKind): Promise<void> {
  await writeSetting(tx, `${PREFIX}${slug}`, kind);
}

/**
 * Returns slugs of removed services of another kind, which a service of this kind must not reuse. The same kind may: it
 * continues where the removed service stopped.
 */
export async function listRetired(
  { store }: CoreContext,
  kind: ServiceKind,
): Promise<readonly string[]> {
  const rows = await store.read.setting.findMany({
    where: { name: { startsWith: PREFIX }, value: { not: kind } },
    select: { name: true },
  });
  return rows.map(({ name }) => name.slice(PREFIX.length));
}
