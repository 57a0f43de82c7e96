import { z } from "zod";
import { SYNC_KINDS, SYNC_STATUSES } from "../../domain/sync.ts";
import { columnsOf, type DeepReadonly, json, words } from "./column.ts";
import { MessageParamsJson } from "./message-params.ts";
import { StoredMessage } from "./stored-message.ts";

/** Where an interrupted sync continues. */
const SyncPosition = z.object({
  /** Services whose untracked items were all adopted. */
  heard: z.array(z.string()).default([]),
  /** Id of the last request that was synced; "" before the first. */
  after: z.string().default(""),
});

export type SyncPosition = DeepReadonly<z.output<typeof SyncPosition>>;

const { optional, required } = columnsOf("Sync", "id");

export const syncColumns = {
  kind: required("kind", words(SYNC_KINDS), "BUTTON"),
  status: required("status", words(SYNC_STATUSES), "STOPPED"),
  messages: required("messages", json(z.array(StoredMessage)), []),
  stepParams: optional("stepParams", json(MessageParamsJson)),
  /** The beginning: a sync that starts again loses time and no data. */
  position: required("position", json(SyncPosition), SyncPosition.parse({})),
};
