import { rejections } from "../language/words/rejection.ts";
import { wordMessage } from "./message.ts";

interface DescribedRejection {
  readonly message: string;
  readonly messageCode: string;
  readonly messageParams: unknown;
}

/** A reason of a newer tracker has the words of the tracker. */
export function rejectionWords({
  message,
  messageCode,
  messageParams,
}: DescribedRejection): string {
  return wordMessage(rejections, messageCode, messageParams) ?? message;
}
