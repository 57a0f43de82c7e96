import { z } from "zod";
import { formatMessage, type Message } from "../../domain/message/message.ts";
import {
  formatReason,
  REASON_SENTENCES,
  type Reason,
  type ReasonMessage,
} from "../../domain/message/reason.ts";
import { json } from "./column.ts";
import { MessageParamsJson } from "./message-params.ts";

const PARAMS = json(MessageParamsJson);

/** The columns of a message: the English sentence, and the code and parameters that it was made from. */
export interface MessageColumns {
  readonly message: string;
  /** Null in rows of versions without codes. */
  readonly messageCode: string | null;
  /** JSON object. */
  readonly messageParams: string | null;
}

export function toMessageColumns(message: Message): MessageColumns {
  return {
    message: formatMessage(message),
    messageCode: message.code,
    messageParams: PARAMS.format({ ...message.params }),
  };
}

/** A reason takes three columns; code and parameters are null where the text is the words of a service. */
type ReasonColumns<Name extends string> = {
  readonly [Column in Name | `${Name}Code` | `${Name}Params`]: string | null;
};

export function toReasonColumns<const Name extends string>(
  name: Name,
  reason: Reason | null,
): ReasonColumns<Name> {
  const message = typeof reason === "string" ? null : reason;
  // The three keys that the type lists.
  return {
    [name]: reason === null ? null : formatReason(reason),
    [`${name}Code`]: message?.code ?? null,
    [`${name}Params`]: message === null ? null : PARAMS.format({ ...message.params }),
  } as ReasonColumns<Name>;
}

/** Copies the three columns of a reason. */
export function copyReasonColumns<const From extends string, const To extends string>(
  from: From,
  to: To,
  row: ReasonColumns<From>,
): ReasonColumns<To> {
  return {
    [to]: row[from],
    [`${to}Code`]: row[`${from}Code`],
    [`${to}Params`]: row[`${from}Params`],
  } as ReasonColumns<To>;
}

/** A code of another version reads as the words that are stored beside it. */
export function readReason<const Name extends string>(
  name: Name,
  row: ReasonColumns<Name>,
): Reason | null {
  const code: string | null = row[`${name}Code`];
  const stored: string | null = row[`${name}Params`];
  const params = stored === null ? undefined : PARAMS.parse(stored);
  const message = { code, params };
  return isReasonMessage(message) ? message : row[name];
}

const Coded = z.object({ code: z.string(), params: MessageParamsJson });

/** Only the tracker stores reasons with a code, so the parameters are those of the code. */
function isReasonMessage(value: unknown): value is ReasonMessage {
  const { data } = Coded.safeParse(value);
  return data !== undefined && Object.hasOwn(REASON_SENTENCES, data.code);
}

/** A reason inside other JSON. */
export const StoredReason = z.union([z.string(), z.custom<ReasonMessage>(isReasonMessage)]);
