import { z } from "zod";
import {
  DELETION_STATUSES,
  ITEM_KINDS,
  STEP_KINDS,
  STEP_STATUSES,
} from "../../domain/deletion/status.ts";
import type { CodedMessage } from "../../domain/message/tracker-message.ts";
import { MEDIA_TYPES } from "../../domain/state.ts";
import { columnsOf, json, words } from "./column.ts";
import { EMPTY_INVENTORY, Inventory } from "./inventory.ts";
import { MessageParamsJson } from "./message-params.ts";
import { StoredMessage } from "./stored-message.ts";

const KeptItem = z.object({
  service: z.string(),
  serviceName: z.string(),
  what: z.string(),
  whatCode: z.string().nullable().optional(),
  whatParams: MessageParamsJson.nullable().optional(),
  reason: z.string(),
  /** Rows of versions without codes have none. */
  reasons: z
    .array(
      z.object({
        message: z.string(),
        messageCode: z.string(),
        messageParams: z.record(z.string(), z.unknown()),
      }),
    )
    .optional(),
});

const DeletionItem = z.object({
  kind: z.enum(ITEM_KINDS),
  name: z.string(),
  size: z.number().nullable(),
});

const deletion = columnsOf("Deletion", "id");

// A deletion acts on what `load` returns and never on a fallback: an empty inventory reads as "nothing is left", and no
// seasons as "the whole show". Fallbacks are for lists and pages.
export const deletionColumns = {
  mediaType: deletion.required("mediaType", words(MEDIA_TYPES), "TV"),
  seasons: deletion.required("seasons", json(z.array(z.number())), []),
  status: deletion.required("status", words(DELETION_STATUSES), "INCOMPLETE"),
  inventory: deletion.required("inventory", json(Inventory), EMPTY_INVENTORY),
  kept: deletion.required("kept", json(z.array(KeptItem)), []),
  reasons: deletion.optional("reasons", json(z.array(StoredMessage))),
};

const step = columnsOf("DeletionStep", "id");

export const deletionStepColumns = {
  kind: step.required("kind", words(STEP_KINDS), "UNMONITOR"),
  status: step.required("status", words(STEP_STATUSES), "FAILED"),
  items: step.required("items", json(z.array(DeletionItem)), []),
  messageParams: step.optional("messageParams", json(MessageParamsJson)),
};

/** The columns of why a deletion is INCOMPLETE, or who cancelled it. */
export function toReasonColumns(reasons: readonly CodedMessage[] | null) {
  return {
    reason: reasons?.map(({ message }) => message).join("; ") ?? null,
    reasons: reasons === null ? null : deletionColumns.reasons.write([...reasons]),
  };
}
