import type { FOLLOWINGS } from "../tracking/core/following.ts";
import { loadSettings, saveSettings } from "../tracking/core/settings.ts";
import { builder } from "./builder.ts";

const Following = builder.enumType("Following", {
  description:
    "Which titles that were added in Sonarr or Radarr, and never asked for in Seerr, are followed too.",
  values: {
    NONE: { description: "None." },
    NEW: { description: "What is added from now on." },
    ALL: { description: "What is there already as well." },
  } satisfies Record<(typeof FOLLOWINGS)[number], { description: string }>,
});

const Settings = builder.objectRef<Awaited<ReturnType<typeof loadSettings>>>("Settings").implement({
  description: "What is set in the app for everybody.",
  fields: (t) => ({
    followsAdded: t.expose("followsAdded", {
      type: Following,
      description: "What is followed beside the requests.",
    }),
  }),
});

const SettingsInput = builder.inputType("SettingsInput", {
  description: "Settings that are to change; what is left out stays.",
  fields: (t) => ({
    followsAdded: t.field({
      type: Following,
      description: "What is followed beside the requests.",
    }),
  }),
});

builder.queryField("settings", (t) =>
  t.field({
    type: Settings,
    description: "What is set in the app for everybody.",
    resolve: (_root, _args, { tracking }) => loadSettings(tracking),
  }),
);

builder.mutationField("saveSettings", (t) =>
  t.field({
    type: Settings,
    authScopes: { admin: true },
    description: "Changes what is set in the app. For admins.",
    args: {
      input: t.arg({ type: SettingsInput, required: true, description: "What is to change." }),
    },
    resolve: (_root, { input }, { tracking }) =>
      saveSettings(
        tracking,
        input.followsAdded == null ? {} : { followsAdded: input.followsAdded },
      ),
  }),
);
