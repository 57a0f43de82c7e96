import { z } from "zod";
import { CONDITION_CODES } from "../../domain/problem/health.ts";
import { SERVICE_KINDS } from "../../domain/service-kind.ts";
import { columnsOf, json, spellings, words } from "./column.ts";
import { MessageParamsJson } from "./message-params.ts";
import { StoredMessage } from "./stored-message.ts";

export const SERVICE_STATUSES = ["UNKNOWN", "UP", "DOWN"] as const;
export const SERVICE_SOURCES = ["ENVIRONMENT", "APP"] as const;

const Condition = z.object({
  code: z.enum(CONDITION_CODES),
  message: z.string(),
  until: z.string().exactOptional(),
  progress: z.number().exactOptional(),
});

const Credentials = z.object({
  apiKey: z.string().exactOptional(),
  username: z.string().exactOptional(),
  password: z.string().exactOptional(),
});

/** What the column `credentials` holds encrypted; the cipher stands between the column and this text. */
export const credentialsCodec = json(Credentials);

const { required, optional } = columnsOf("Service", "slug");

export const serviceColumns = {
  /** A service of an unknown kind is not started: use `find` to start it. */
  kind: required("kind", words(SERVICE_KINDS), "SEERR"),
  source: required("source", spellings({ env: "ENVIRONMENT", app: "APP" }), "APP"),
  /** Both cases are stored: the default of the column is lower case. */
  status: required(
    "status",
    spellings({ unknown: "UNKNOWN", up: "UP", down: "DOWN", UP: "UP", DOWN: "DOWN" }),
    "UNKNOWN",
  ),
  externalUrls: optional("externalUrls", json(z.array(z.string()))),
  notes: required("notes", json(z.array(StoredMessage)), []),
  messageParams: optional("messageParams", json(MessageParamsJson)),
  webhookMessageParams: optional("webhookMessageParams", json(MessageParamsJson)),
  conditions: required("conditions", json(z.array(Condition)), []),
};
