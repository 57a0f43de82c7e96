import { readSetting, writeSetting } from "../../store/setting.ts";
import type { TrackingContext } from "./context.ts";
import { FOLLOWINGS, type Following } from "./following.ts";

/** What is set in the app for everybody. */
export interface Settings {
  readonly followsAdded: Following;
}

const NAME = "settings.followsAdded";
const DEFAULTS: Settings = { followsAdded: "NEW" };

export async function loadSettings({ store }: Pick<TrackingContext, "store">): Promise<Settings> {
  const value = await readSetting(store.read, NAME);
  const followsAdded = FOLLOWINGS.find((known) => known === value);
  return { followsAdded: followsAdded ?? DEFAULTS.followsAdded };
}

/** Changes what is given; answers with all as it is then. */
export async function saveSettings(
  ctx: TrackingContext,
  changes: Partial<Settings>,
): Promise<Settings> {
  const { followsAdded } = changes;
  if (followsAdded !== undefined)
    await ctx.store.write((tx) => writeSetting(tx, NAME, followsAdded));
  const before = ctx.following.value;
  ctx.following.value = (await loadSettings(ctx)).followsAdded;
  // What is followed from now on and is there already is found by looking.
  if (ctx.following.value === "ALL" && before !== "ALL")
    ctx.reconciler.startAnew({ kind: "BUTTON" });
  return { followsAdded: ctx.following.value };
}
