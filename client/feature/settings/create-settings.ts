import { type Accessor, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { runQuery, runMutation } from "../../graphql/operation.ts";
import { errorWords } from "../../wording/error-words.ts";
import { SaveSettingsMutation, type Settings, SettingsQuery } from "./document.ts";

export interface LiveSettings {
  /** The chosen settings, saved or being saved; null until they have been loaded. */
  readonly settings: Accessor<Settings | null>;
  readonly outcome: Accessor<"saving" | "saved" | null>;
  /** Why the settings could not be loaded; null if they were. */
  readonly error: Accessor<unknown>;
  reload(): Promise<void>;
  /** Why the last choice could not be saved, in words. */
  readonly saveError: Accessor<string | null>;
  save(chosen: Settings): Promise<void>;
}

/** Loads the settings, saves a choice at once, and reverts it if saving fails. */
export function createSettings(): LiveSettings {
  const connection = useConnection();
  const [settings, setSettings] = createSignal<Settings | null>(null);
  const [outcome, setOutcome] = createSignal<"saving" | "saved" | null>(null);
  const [error, setError] = createSignal<unknown>(null);
  const [saveError, setSaveError] = createSignal<string | null>(null);
  let latest = 0;

  const read = async () => {
    const mine = latest;
    try {
      const answer = await runQuery(connection.client, SettingsQuery, {});
      setError(null);
      if (mine === latest) setSettings(answer.settings);
    } catch (thrown) {
      setError(() => thrown);
      throw thrown;
    }
  };
  createCatchUp(read);

  return {
    settings,
    outcome,
    error,
    // `error` holds what went wrong.
    reload: () => read().catch(() => {}),
    saveError,
    async save(chosen) {
      const mine = (latest += 1);
      const before = settings();
      setSettings(chosen);
      setOutcome("saving");
      setSaveError(null);
      try {
        const { saveSettings } = await runMutation(connection.client, SaveSettingsMutation, {
          input: chosen,
        });
        if (mine !== latest) return;
        setSettings(saveSettings);
        setOutcome("saved");
      } catch (thrown) {
        if (mine !== latest) return;
        setSettings(before);
        setOutcome(null);
        setSaveError(errorWords(thrown));
      }
    },
  };
}
