import { z } from "zod";
import { ACTION_KINDS, ACTION_STATUSES } from "../../domain/action.ts";
import type { PlaceRecord as PlaceRecordType } from "../../domain/download-order.ts";
import { columnsOf, json, words } from "./column.ts";
import { MessageParamsJson } from "./message-params.ts";

const { required, optional } = columnsOf("ActionRecord", "id");

const PlaceRecord = z.object({
  service: z.string(),
  downloadId: z.string(),
  fileNames: z.array(z.string()),
  position: z.number().nullable(),
  priority: z.number().nullable(),
  files: z.array(z.object({ index: z.number(), priority: z.number() })),
}) satisfies z.ZodType<PlaceRecordType>;

export const actionRecordColumns = {
  kind: required("kind", words(ACTION_KINDS), "REFRESH"),
  status: required("status", words(ACTION_STATUSES), "NO_EFFECT"),
  messageParams: optional("messageParams", json(MessageParamsJson)),
  /** Empty: the whole request. */
  unitIds: required("unitIds", json(z.array(z.string())), []),
  places: optional("places", json(z.array(PlaceRecord))),
};
