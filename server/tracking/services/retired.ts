import type { ServiceKind } from "../../domain/service-kind.ts";
import { writeSetting } from "../../store/setting.ts";
import type { Tx } from "../../store/store.ts";
import type { CoreContext } from "../core/context.ts";

const PREFIX = "retired.";

/** Remembers what a service was that is removed: the history and the requests still name it. */
export async function retire(tx: Tx, slug: string, kind: ServiceKind): Promise<void> {
  await writeSetting(tx, `${PREFIX}${slug}`, kind);
}

/** Names that only a service of another kind had: one of this kind would be taken for it. The same kind takes up where it was. */
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
