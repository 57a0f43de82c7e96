import { isBack } from "../../domain/download-order.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import { actionRecordColumns } from "../../store/column/action-record.ts";
import type { ActionRecord } from "../../store/generated/sqlite/client.ts";
import type { ServicesContext } from "../services/context.ts";

/** Asks the clients whether an action about the order of downloads has had its effect. */
export async function isInOrder(
  { services }: ServicesContext,
  record: Pick<ActionRecord, "id" | "kind" | "places">,
): Promise<boolean> {
  if (record.kind !== "RAISE_PRIORITY" && record.kind !== "RESTORE_PRIORITY") return false;
  const places = actionRecordColumns.places.read(record) ?? [];
  try {
    for (const place of places) {
      const queue = services.integrations.get(place.service)?.queue;
      const found = (await queue?.find(place.downloadId, place.fileNames)) ?? null;
      if (found === null) return false;
      if (record.kind === "RAISE_PRIORITY" ? !found.isFirst : !isBack(found.place, place))
        return false;
    }
  } catch (error) {
    if (error instanceof IntegrationError) return false;
    throw error;
  }
  return places.length > 0;
}
