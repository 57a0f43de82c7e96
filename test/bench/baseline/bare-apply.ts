import { createDatabase } from "../database.ts";
import { nowMs } from "../monotonic.ts";
import type { Provider } from "../options.ts";
import { seedApprovedShows } from "../seed/approved-shows.ts";
import { listBacklog, showsOfBacklog } from "../seed/backlog.ts";
import { openBareDatabase } from "./bare-database.ts";
import { createBareApplier } from "./bare-writer.ts";

/** Deliveries that share a transaction. */
const BATCH = 10;

/** How many of so many waiting webhooks are applied in a second where whoever does it knows their rows beforehand. */
export async function applyBare(provider: Provider, backlog: number): Promise<number> {
  await using database = await createDatabase(provider);
  await database.fill((seed) => {
    seedApprovedShows(seed, showsOfBacklog(backlog));
    seed.insert("Delivery", listBacklog(backlog));
  });
  const bare = openBareDatabase(database);
  const apply = createBareApplier(bare);
  const beganAt = nowMs();
  let applied = 0;
  for (let taken = await apply(BATCH); taken > 0; taken = await apply(BATCH)) applied += taken;
  const seconds = (nowMs() - beganAt) / 1000;
  await bare.close();
  return applied / seconds;
}
