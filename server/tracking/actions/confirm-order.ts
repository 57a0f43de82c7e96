import { isBack, type PlaceRecord } from "../../domain/download-order.ts";
import type { ClientQueue } from "../../integrations/port/download-client.ts";
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
  const { kind } = record;
  const places = actionRecordColumns.places.read(record) ?? [];
  try {
    for (const place of places) {
      const queue = services.integrations.get(place.service)?.queue;
      if (queue === undefined || !(await hasEffect(queue, kind, place))) return false;
    }
  } catch (error) {
    if (error instanceof IntegrationError) return false;
    throw error;
  }
  return places.length > 0;
}

/** Asks a client whether a download, which stood in this place before it was raised, is where it was moved. */
export async function hasEffect(
  queue: ClientQueue,
  kind: "RAISE_PRIORITY" | "RESTORE_PRIORITY",
  before: PlaceRecord,
): Promise<boolean> {
  const found = await queue.find(before.downloadId, before.fileNames);
  if (found === null) return false;
  return kind === "RAISE_PRIORITY" ? found.isFirst : isBack(found.place, before);
}
