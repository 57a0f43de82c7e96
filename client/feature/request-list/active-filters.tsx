import { For, type JSX } from "solid-js";
import { filterText } from "../../language/words/filter.ts";
import { Icon } from "../../ui/icon.tsx";
import { type ListFilters, filterWords } from "../../wording/filter-words.ts";
import { AddressLink } from "./address-link.tsx";
import { type ListAddress, NO_FILTERS, formatAddress, withFilters } from "./address.ts";

/** The filters that are set; each chip removes one. */
export function ActiveFilters(props: { readonly address: ListAddress }): JSX.Element {
  const hrefOf = (filters: ListFilters) => formatAddress(withFilters(props.address, filters));
  return (
    <nav class="chips active-filters" aria-label={filterText("activeFilters")}>
      <For each={filterWords(props.address.filters)}>
        {({ filter, state, words }) => (
          <AddressLink
            class="chip"
            label={filterText("removeFilter", { filter: words })}
            href={hrefOf(withoutFilter(props.address.filters, filter, state))}
          >
            {words} <Icon name="failed" />
          </AddressLink>
        )}
      </For>
      <AddressLink class="chip clear-filters" href={hrefOf(NO_FILTERS)}>
        {filterText("clearAll")}
      </AddressLink>
    </nav>
  );
}

function withoutFilter(
  filters: ListFilters,
  filter: keyof ListFilters,
  state: ListFilters["states"][number] | undefined,
): ListFilters {
  return filter === "states"
    ? { ...filters, states: filters.states.filter((other) => other !== state) }
    : { ...filters, [filter]: null };
}
