import { isItemError } from "./http/item-error.ts";

/** Returns null when this call alone fails: the service does not report, but is there. */
export async function orUnreported<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (isItemError(error)) return null;
    throw error;
  }
}
