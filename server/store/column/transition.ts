import { z } from "zod";
import { CHANNELS } from "../../domain/observation/kind.ts";
import { STATES } from "../../domain/state.ts";
import { columnsOf, json, redacted, words } from "./column.ts";
import { MessageParamsJson } from "./message-params.ts";

const { required, optional } = columnsOf("Transition", "sequence");

export const transitionColumns = {
  from: optional("from", words(STATES)),
  to: required("to", words(STATES), "REQUESTED"),
  channel: required("channel", words(CHANNELS), "POLL"),
  messageParams: optional("messageParams", json(MessageParamsJson)),
  /** Whatever the service gave as the excerpt. */
  evidence: optional("evidence", redacted(json(z.unknown()))),
};
