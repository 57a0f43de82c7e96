import { z } from "zod";
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

const PARAMS = json(MessageParamsJson);

/** A message takes three columns; code and parameters are null where the text is the words of a service. */
type CodedColumns<Name extends string> = {
  readonly [Column in Name | `${Name}Code` | `${Name}Params`]: string | null;
};

export function toCodedColumns<const Name extends string>(
  name: Name,
  message: TrackerMessage | string | null,
): CodedColumns<Name> {
  const coded = message === null ? null : toCoded(message);
  // The three keys that the type lists.
  return {
    [name]: coded?.message ?? null,
    [`${name}Code`]: coded?.messageCode ?? null,
    [`${name}Params`]: coded?.messageParams == null ? null : PARAMS.format(coded.messageParams),
  } as CodedColumns<Name>;
}
