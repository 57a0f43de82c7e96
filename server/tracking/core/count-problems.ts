import { IS_STUCK } from "../../store/stuck.ts";
import type { CoreContext } from "./context.ts";

/** Returns how many requests have a problem of severity STUCK: the number that the API, the widget and reports show. */
export function countStuckRequests({ store }: Pick<CoreContext, "store">): Promise<number> {
  return store.read.mediaRequest.count({ where: IS_STUCK });
}
