import { z } from "zod";
import { STATES } from "../../domain/state.ts";
import { MATCHINGS } from "../../domain/unit.ts";
import { columnsOf, json, words } from "./column.ts";
import { MessageParamsJson } from "./message-params.ts";
import { ReleaseSearch } from "./observation-facts.ts";

const Identity = z.object({ source: z.string(), value: z.string() });

const { required, optional } = columnsOf("Unit", "id");

export const unitColumns = {
  state: required("state", words(STATES), "REQUESTED"),
  releaseSearch: optional("releaseSearch", json(ReleaseSearch)),
  identities: required("identities", json(z.array(Identity)), []),
  matching: optional("matching", words(MATCHINGS)),
  stateReasonParams: optional("stateReasonParams", json(MessageParamsJson)),
  problemParams: optional("problemParams", json(MessageParamsJson)),
  problemDetail: required("problemDetail", json(z.array(z.string())), []),
  /** Kinds of actions; those of another version are kept. */
  problemActions: required("problemActions", json(z.array(z.string())), []),
};
