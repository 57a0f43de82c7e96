import { type Accessor, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { errorWords } from "../../graphql/error.ts";
import { runQuery, runMutation } from "../../graphql/operation.ts";
import { SaveSettingsMutation, type Settings, SettingsQuery } from "./document.ts";

export interface LiveSettings {
  /** As they are chosen, saved or about to be; null until they are known. */
  readonly settings: Accessor<Settings | null>;
  readonly outcome: Accessor<"saving" | "saved" | null>;
  /** Why they could not be read or saved. */
  readonly refusal: Accessor<string | null>;
  save(chosen: Settings): Promise<void>;
}

/** What is set for everybody. A choice is saved at once, and taken back where it is refused. */
export function createSettings(): LiveSettings {
  const connection = useConnection();
  const [settings, setSettings] = createSignal<Settings | null>(null);
  const [outcome, setOutcome] = createSignal<"saving" | "saved" | null>(null);
  const [refusal, setRefusal] = createSignal<string | null>(null);
  let latest = 0;

  createCatchUp(async () => {
    const mine = latest;
    try {
      const answer = await runQuery(connection.client, SettingsQuery, {});
      setRefusal(null);
      if (mine === latest) setSettings(answer.settings);
    } catch (error) {
      setRefusal(errorWords(error));
      throw error;
    }
  });

  return {
    settings,
    outcome,
    refusal,
    async save(chosen) {
      const mine = (latest += 1);
      const before = settings();
      setSettings(chosen);
      setOutcome("saving");
      setRefusal(null);
      try {
        const { saveSettings } = await runMutation(connection.client, SaveSettingsMutation, {
          input: chosen,
        });
        if (mine !== latest) return;
        setSettings(saveSettings);
        setOutcome("saved");
      } catch (error) {
        if (mine !== latest) return;
        setSettings(before);
        setOutcome(null);
        setRefusal(errorWords(error));
      }
    },
  };
}
