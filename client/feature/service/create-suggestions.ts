import { type Accessor, createSignal, onMount } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runQuery } from "../../graphql/operation.ts";
import { type Suggestion, SuggestionsQuery } from "./document.ts";

interface Suggestions {
  /** Services that connected services know and that are not connected yet. */
  readonly list: Accessor<readonly Suggestion[]>;
  /** False while the suggestions are loading. */
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
    // Every service can be entered manually, so an error here must not block the user.
    const found = await runQuery(connection.client, SuggestionsQuery, {}).then(
      ({ serviceSuggestions }) => serviceSuggestions,
      () => [],
    );
    if (mine !== latest) return;
    // A known suggestion keeps its identity: its form may be partly filled in.
    const current = new Map(list().map((suggestion) => [suggestion.id, suggestion]));
    setList(found.map((suggestion) => current.get(suggestion.id) ?? suggestion));
    setIsLoaded(true);
  };
  onMount(() => void reload());
  return { list, isLoaded, reload };
}
