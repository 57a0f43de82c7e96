import { expect } from "vitest";
import { formatMessage } from "../../server/domain/message/message.ts";
import type { AnyResult } from "./answer.ts";

/** The API gives a code and parameters from which a client can make the sentence. */
export function expectCoded({ message, messageCode, messageParams }: AnyResult): void {
  expect(messageCode, message).not.toBeNull();
  expect(formatMessage({ code: messageCode, params: messageParams })).toBe(message);
}
