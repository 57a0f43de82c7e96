import { z } from "zod";
import { ACTION_KINDS, ACTION_STATUSES } from "../../domain/action.ts";
import { columnsOf, json, words } from "./column.ts";

const { required } = columnsOf("ActionRecord", "id");

export const actionRecordColumns = {
  kind: required("kind", words(ACTION_KINDS), "REFRESH"),
  status: required("status", words(ACTION_STATUSES), "NO_EFFECT"),
  /** Empty: the whole request. */
  unitIds: required("unitIds", json(z.array(z.string())), []),
};
