import { z } from "zod";
import { PIPELINE } from "../../domain/state.ts";
import { ATTEMPT_ENDS } from "../../domain/unit.ts";
import { columnsOf, json, words } from "./column.ts";

const { required, optional } = columnsOf("Attempt", "id");

export const attemptColumns = {
  step: required("step", words(PIPELINE), "REQUESTED"),
  /** An attempt that ended in an unknown way has ended all the same. */
  end: optional("end", words(ATTEMPT_ENDS), "removed"),
  detail: required("detail", json(z.array(z.string())), []),
};
