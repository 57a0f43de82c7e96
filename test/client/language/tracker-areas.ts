import type { Words } from "../../../client/language/area.ts";
import { CAUSE_SENTENCES } from "../../../server/domain/message/cause.ts";
import { DELETION_STEP_SENTENCES } from "../../../server/domain/message/deletion-step.ts";
import { DELIVERY_SENTENCES } from "../../../server/domain/message/delivery.ts";
import { CHAIN_SENTENCES } from "../../../server/domain/message/finding.ts";
import { REFUSAL_SENTENCES } from "../../../server/domain/message/refusal.ts";
import { SERVICE_NOTE_SENTENCES } from "../../../server/domain/message/service-note.ts";
import { SYNC_SENTENCES } from "../../../server/domain/message/sync.ts";

/** The areas of which only the other languages have words, with the English sentences of the tracker. */
export const TRACKER_AREAS: ReadonlyMap<string, Words> = new Map<string, Words>([
  ["refusals", REFUSAL_SENTENCES],
  ["causes", CAUSE_SENTENCES],
  ["serviceNotes", SERVICE_NOTE_SENTENCES],
  ["deletionSteps", DELETION_STEP_SENTENCES],
  ["syncSteps", SYNC_SENTENCES],
  ["deliveries", DELIVERY_SENTENCES],
  ["findings", CHAIN_SENTENCES],
]);
