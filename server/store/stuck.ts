import { WAITING_CODES } from "../domain/problem/diagnose.ts";
import type { Prisma } from "./generated/sqlite/client.ts";

/** Requests that ask for somebody. Columns of NULL match neither `in` nor `notIn`, so the code is asked for as well. */
export const IS_STUCK = {
  problemCode: { not: null, notIn: [...WAITING_CODES] },
} satisfies Prisma.MediaRequestWhereInput;

/** Whether a request whose most urgent problem has this code is one of them. */
export function isStuckCode(problemCode: string | null): boolean {
  return problemCode !== null && !WAITING_CODES.some((code) => code === problemCode);
}
