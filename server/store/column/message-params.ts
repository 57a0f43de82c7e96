import { z } from "zod";

/** The parameters of a message. Clients check the ones that they use, so those of another version are kept. */
export const MessageParamsJson = z.record(z.string(), z.unknown());
