import type { Actor } from "../../domain/actor.ts";
import { writeAudit } from "../../store/audit.ts";
import { NO_CHANGE } from "./bus.ts";
import type { CoreContext } from "./context.ts";

/** Changes which lines are logged, in every process on the database, until the next start. */
export async function setLogLevel(ctx: CoreContext, level: string, by: Actor): Promise<void> {
  const from = ctx.log.level;
  if (from === level) return;
  const message = { code: "LOG_LEVEL_CHANGED", params: { from, to: level } } as const;
  await ctx.store.write((tx) => writeAudit(tx, { at: ctx.clock.now(), by, message }));
  ctx.log.level = level;
  ctx.bus.publish({ ...NO_CHANGE, logLevel: level });
}
