import type { CodedMessage } from "../domain/message/tracker-message.ts";
import { builder } from "./builder.ts";

/** Descriptions of the code and the parameters beside a `message`. */
export const CODE_OF_MESSAGE =
  "The code of `message`, for clients that word it themselves. Null for the words of a service, and for what was stored before codes existed.";
export const PARAMS_OF_MESSAGE =
  "The parameters of `messageCode`. A `cause` is text of a service, or an object with `code` and `params`. Null if `messageCode` is null.";

export const CodedMessageType = builder.objectRef<CodedMessage>("CodedMessage").implement({
  description: "A sentence of the tracker or of a service, with its code.",
  fields: (t) => ({
    message: t.exposeString("message", { description: "The sentence in English." }),
    messageCode: t.exposeString("messageCode", {
      nullable: true,
      description: CODE_OF_MESSAGE,
    }),
    messageParams: t.field({
      type: "JSON",
      nullable: true,
      description: PARAMS_OF_MESSAGE,
      resolve: ({ messageParams }) => messageParams,
    }),
  }),
});
