import { z } from "zod";
import { CAUSE_SENTENCES, type CauseMessage } from "../../domain/message/cause.ts";
import {
  toCoded,
  type CodedMessage,
  type TrackerMessage,
} from "../../domain/message/tracker-message.ts";
import { json } from "./column.ts";
import { MessageParamsJson } from "./message-params.ts";

/** A message inside other JSON. Earlier versions stored its text alone. */
export const StoredMessage = z.union([
  z.string().transform((message): CodedMessage => toCoded(message)),
  z.object({
    message: z.string(),
    messageCode: z.string().nullable(),
    messageParams: MessageParamsJson.nullable(),
  }),
]);

/** Only the tracker stores causes with a code, so the parameters are those of the code. */
function isCause(value: unknown): value is CauseMessage {
  const { data } = Coded.safeParse(value);
  return data !== undefined && Object.hasOwn(CAUSE_SENTENCES, data.code);
}

const Coded = z.object({ code: z.string(), params: MessageParamsJson });

/** A cause inside other JSON. */
export const StoredCause = z.union([z.string(), z.custom<CauseMessage>(isCause)]);

const PARAMS = json(MessageParamsJson);

/** A message takes three columns; code and parameters are null where the text is the words of a service. */
type CodedColumns<Name extends string, Message> = {
  readonly [Column in Name]: null extends Message ? string | null : string;
} & { readonly [Column in `${Name}Code` | `${Name}Params`]: string | null };

export function toCodedColumns<
  const Name extends string,
  Message extends TrackerMessage | string | null,
>(name: Name, message: Message): CodedColumns<Name, Message> {
  const coded = message === null ? null : toCoded(message);
  // The three keys that the type lists.
  return {
    [name]: coded?.message ?? null,
    [`${name}Code`]: coded?.messageCode ?? null,
    [`${name}Params`]: coded?.messageParams == null ? null : PARAMS.format(coded.messageParams),
  } as CodedColumns<Name, Message>;
}
