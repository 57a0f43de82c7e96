import type { FOLLOWINGS } from "../tracking/core/following.ts";
import { loadSettings, saveSettings } from "../tracking/core/settings.ts";
import { builder } from "./builder.ts";
import { expectActor } from "./context.ts";

const Following = builder.enumType("Following", {
  description:
    "Which titles are tracked that were added in Sonarr or Radarr without a request in Seerr.",
  values: {
    NONE: { description: "No such titles." },
    NEW: { description: "Titles that are added from now on." },
    ALL: { description: "All titles, including those already in Sonarr and Radarr." },
  } satisfies Record<(typeof FOLLOWINGS)[number], { description: string }>,
});

const Settings = builder.objectRef<Awaited<ReturnType<typeof loadSettings>>>("Settings").implement({
  description: "Settings that apply to all users.",
  fields: (t) => ({
    followsAdded: t.expose("followsAdded", {
      type: Following,
      description: "Which titles are tracked in addition to the requests in Seerr.",
    }),
  }),
});

const SettingsInput = builder.inputType("SettingsInput", {
  description: "Changes to the settings. Omitted settings keep their value.",
  fields: (t) => ({
    followsAdded: t.field({
      type: Following,
      description: "Which titles are tracked in addition to the requests in Seerr.",
    }),
  }),
});

builder.queryField("settings", (t) =>
  t.field({
    type: Settings,
    authScopes: { may: "readDetail" },
    description: "Settings that apply to all users. Requires the ADMIN role.",
    resolve: (_root, _args, { tracking }) => loadSettings(tracking),
  }),
);

builder.mutationField("saveSettings", (t) =>
  t.field({
    type: Settings,
    authScopes: { may: "administer" },
    description: "Changes settings that apply to all users. Requires the ADMIN role.",
    args: {
      input: t.arg({ type: SettingsInput, required: true, description: "The settings to change." }),
    },
    resolve: (_root, { input: { followsAdded } }, ctx) =>
      saveSettings(ctx.tracking, followsAdded == null ? {} : { followsAdded }, expectActor(ctx)),
  }),
);
