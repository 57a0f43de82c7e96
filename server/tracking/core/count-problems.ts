import { readRequestGroups, sumGroups } from "../../store/request-count.ts";
import type { CoreContext } from "./context.ts";

/** Returns how many requests have a problem of severity STUCK: the number that the API, the widget and reports show. */
export async function countStuckRequests({ store }: Pick<CoreContext, "store">): Promise<number> {
  return sumGroups(await readRequestGroups(store.read), { isStuck: true });
}
