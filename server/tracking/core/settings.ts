import type { Actor } from "../../domain/actor.ts";
import { writeAudit } from "../../store/audit.ts";
import { readSetting, writeSetting } from "../../store/setting.ts";
import type { Store } from "../../store/store.ts";
import { NO_CHANGE } from "./bus.ts";
import type { CoreContext } from "./context.ts";
import { FOLLOWINGS, type Following } from "./following.ts";

/** The settings of the app, the same for everybody. */
export interface Settings {
  readonly followsAdded: Following;
}

/** Keeps the settings in memory, for work that must not query them each time. */
export interface SettingsReader {
  current(): Settings;
  /** Reads the settings from the database again and returns them. */
  reload(): Promise<Settings>;
}

const NAME = "settings.followsAdded";
const DEFAULTS: Settings = { followsAdded: "NEW" };

export async function loadSettings({ store }: Pick<CoreContext, "store">): Promise<Settings> {
  const value = await readSetting(store.read, NAME);
  const followsAdded = FOLLOWINGS.find((known) => known === value);
  return { followsAdded: followsAdded ?? DEFAULTS.followsAdded };
}

/** Opens the settings as they are stored now. */
export async function openSettings(store: Store): Promise<SettingsReader> {
  let settings = await loadSettings({ store });
  return {
    current: () => settings,
    async reload() {
      settings = await loadSettings({ store });
      return settings;
    },
  };
}

/** Changes the given settings and returns all of them. */
export async function saveSettings(
  ctx: CoreContext & { readonly settings: SettingsReader },
  { followsAdded }: Partial<Settings>,
  by: Actor,
): Promise<Settings> {
  const before = ctx.settings.current();
  if (followsAdded !== undefined)
    await ctx.store.write(async (tx) => {
      await writeSetting(tx, NAME, followsAdded);
      if (followsAdded === before.followsAdded) return;
      const change = { setting: "followsAdded", from: before.followsAdded, to: followsAdded };
      const message = { code: "SETTING_CHANGED", params: change } as const;
      await writeAudit(tx, { at: ctx.clock.now(), by, message });
    });
  const after = await ctx.settings.reload();
  // Titles that are in an arr already are found by a full sync only.
  const needsFullSync = after.followsAdded === "ALL" && before.followsAdded !== "ALL";
  ctx.bus.publish({ ...NO_CHANGE, hasNewSettings: true, needsFullSync });
  return after;
}
