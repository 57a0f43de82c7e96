import * as cause from "./cause.ts";
import * as deletionStep from "./deletion-step.ts";
import * as delivery from "./delivery.ts";
import * as finding from "./finding.ts";
import * as refusal from "./refusal.ts";
import * as serviceNote from "./service-note.ts";
import * as syncStep from "./sync-step.ts";

/** The words for what the tracker says. */
export const AREAS = {
  ...cause,
  ...deletionStep,
  ...delivery,
  ...finding,
  ...refusal,
  ...serviceNote,
  ...syncStep,
};
