import { type Accessor, createSignal, onMount } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runQuery } from "../../graphql/operation.ts";
import { type Suggestion, SuggestionsQuery } from "./document.ts";

interface Suggestions {
  /** Services that the configured ones know and the tracker does not yet. */
  readonly list: Accessor<readonly Suggestion[]>;
  /** False while the services are being asked. */
  readonly isLoaded: Accessor<boolean>;
  reload(): Promise<void>;
}

export function createSuggestions(): Suggestions {
  const connection = useConnection();
  const [list, setList] = createSignal<readonly Suggestion[]>([]);
  const [isLoaded, setIsLoaded] = createSignal(false);
  let latest = 0;

  const reload = async () => {
    const mine = (latest += 1);
    setIsLoaded(false);
    // What nobody can suggest is entered by hand: a fault here keeps nobody from going on.
    const found = await runQuery(connection.client, SuggestionsQuery, {}).then(
      ({ serviceSuggestions }) => serviceSuggestions,
      () => [],
    );
    if (mine !== latest) return;
    // The same one stays the same object: its form may be half filled in.
    const held = new Map(list().map((suggestion) => [suggestion.id, suggestion]));
    setList(found.map((suggestion) => held.get(suggestion.id) ?? suggestion));
    setIsLoaded(true);
  };
  onMount(() => void reload());
  return { list, isLoaded, reload };
}
