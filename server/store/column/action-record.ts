import { z } from "zod";
import { ACTION_KINDS, ACTION_STATUSES } from "../../domain/action.ts";
import { columnsOf, json, words } from "./column.ts";
import { MessageParamsJson } from "./message-params.ts";

const { required, optional } = columnsOf("ActionRecord", "id");

export const actionRecordColumns = {
  kind: required("kind", words(ACTION_KINDS), "REFRESH"),
  status: required("status", words(ACTION_STATUSES), "NO_EFFECT"),
  messageParams: optional("messageParams", json(MessageParamsJson)),
  /** Empty: the whole request. */
  unitIds: required("unitIds", json(z.array(z.string())), []),
};
