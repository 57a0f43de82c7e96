import { For, type JSX, Show } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createLoaded } from "../../graphql/create-loaded.ts";
import { runQuery } from "../../graphql/operation.ts";
import { inboxText } from "../../language/words/inbox.ts";
import { SearchInput } from "../../ui/search-input.tsx";
import { type InboxService, InboxServicesQuery } from "./document.ts";
import type { InboxFilter, Outcome } from "./filter.ts";

/** The outcomes that can be chosen, with the keys of their names; null shows all webhooks. */
const CHIPS = [
  { outcome: null, word: "all" },
  { outcome: "changed", word: "changedSomething" },
  { outcome: "unchanged", word: "noEffect" },
  { outcome: "attention", word: "needsAttention" },
] as const satisfies readonly { readonly outcome: Outcome | null; readonly word: string }[];

interface InboxFiltersProps {
  readonly filter: InboxFilter;
  /** The number of webhooks that match; null until it is known. */
  readonly total: number | null;
  readonly onChange: (change: Partial<InboxFilter>) => void;
}

/** Search, the choice of a service, and the chips of outcomes. */
export function InboxFilters(props: InboxFiltersProps): JSX.Element {
  const { client } = useConnection();
  const services = createLoaded<readonly InboxService[]>(
    async () => (await runQuery(client, InboxServicesQuery, {})).services,
  );
  /** Those that send webhooks, and the one of the address, which may have been removed. */
  const options = () => {
    const known = (services.value() ?? []).filter(({ webhook }) => webhook !== null);
    const { service } = props.filter;
    const isKnown = service === null || known.some(({ slug }) => slug === service);
    return isKnown ? known : [...known, { slug: service, name: service }];
  };
  return (
    <>
      <div class="filter-bar">
        <SearchInput
          label={inboxText("search")}
          value={props.filter.search}
          onSearch={(search) => props.onChange({ search })}
        />
        <select
          class="filter-select"
          aria-label={inboxText("service")}
          onChange={({ currentTarget: { value } }) =>
            props.onChange({ service: value === "" ? null : value })
          }
        >
          <option value="" selected={props.filter.service === null}>
            {inboxText("allServices")}
          </option>
          <For each={options()}>
            {({ slug, name }) => (
              <option value={slug} selected={props.filter.service === slug}>
                {name}
              </option>
            )}
          </For>
        </select>
      </div>
      <div class="chips" role="group" aria-label={inboxText("filter")}>
        <For each={CHIPS}>
          {({ outcome, word }) => (
            <button
              class="chip"
              type="button"
              aria-pressed={props.filter.outcome === outcome}
              onClick={() => props.onChange({ outcome })}
            >
              {inboxText(word)}
              <Show when={props.filter.outcome === outcome && props.total !== null}>
                <i>{props.total}</i>
              </Show>
            </button>
          )}
        </For>
      </div>
    </>
  );
}
