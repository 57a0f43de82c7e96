import { type ResultOf, graphql } from "../../graphql/graphql.ts";

const SettingsFragment = graphql(`
  fragment SettingsParts on Settings {
    followsAdded
  }
`);

export const SettingsQuery = graphql(
  `
    query Settings {
      settings {
        ...SettingsParts
      }
    }
  `,
  [SettingsFragment],
);

export const SaveSettingsMutation = graphql(
  `
    mutation SaveSettings($input: SettingsInput!) {
      saveSettings(input: $input) {
        ...SettingsParts
      }
    }
  `,
  [SettingsFragment],
);

export type Settings = ResultOf<typeof SettingsFragment>;
