import type { JSX } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createLoaded } from "../../graphql/create-loaded.ts";
import { runQuery } from "../../graphql/operation.ts";
import { filterText } from "../../language/words/filter.ts";
import { SelectField } from "../../ui/select-field.tsx";
import {
  animeNames,
  type ListFilters,
  mediaTypeNames,
  problemNames,
} from "../../wording/filter-words.ts";
import { serviceName } from "../../wording/service-name.ts";
import { STATES, stateName } from "../../wording/state.ts";
import { LIST_SORTS, type ListAddress, type ListSort, withFilters } from "./address.ts";
import { FilterValuesQuery } from "./document.ts";

interface FilterPanelProps {
  readonly id: string;
  readonly address: ListAddress;
  readonly onChange: (address: ListAddress) => void;
}

const SORT_NAMES: Readonly<Record<ListSort, string>> = {
  get activity() {
    return filterText("sortActivity");
  },
  get newest() {
    return filterText("sortNewest");
  },
  get title() {
    return filterText("sortTitle");
  },
};

/** All filters and the order of the list. A choice applies at once. */
export function FilterPanel(props: FilterPanelProps): JSX.Element {
  const { client } = useConnection();
  const values = createLoaded(
    async () => (await runQuery(client, FilterValuesQuery, {})).requestFilterValues,
  );
  const filters = () => props.address.filters;
  const set = (changed: Partial<ListFilters>) =>
    props.onChange(withFilters(props.address, { ...filters(), ...changed }));
  return (
    <div class="card filter-panel" id={props.id} role="group" aria-label={filterText("filters")}>
      <SelectField
        label={filterText("state")}
        options={[
          any(),
          ...STATES.map((state) => ({ value: state, name: stateName(state, "ANY") })),
        ]}
        value={filters().states[0] ?? ""}
        onChoose={(state) => set({ states: state === "" ? [] : [state] })}
      />
      <SelectField
        label={filterText("type")}
        options={[
          any(),
          option("MOVIE", mediaTypeNames().MOVIE),
          option("TV", mediaTypeNames().TV),
        ]}
        value={filters().mediaType ?? ""}
        onChoose={(mediaType) => set({ mediaType: mediaType === "" ? null : mediaType })}
      />
      <SelectField
        label={filterText("anime")}
        options={[any(), option("yes", animeNames().yes), option("no", animeNames().no)]}
        value={flagOf(filters().isAnime)}
        onChoose={(flag) => set({ isAnime: flag === "" ? null : flag === "yes" })}
      />
      <SelectField
        label={filterText("problem")}
        options={[any(), option("yes", problemNames().yes), option("no", problemNames().no)]}
        value={flagOf(filters().hasProblem)}
        onChoose={(flag) => set({ hasProblem: flag === "" ? null : flag === "yes" })}
      />
      <SelectField
        label={filterText("requester")}
        options={choicesOf(values.value()?.requesters, filters().requester, (name) => name)}
        value={filters().requester ?? ""}
        onChoose={(requester) => set({ requester: requester === "" ? null : requester })}
      />
      <SelectField
        label={filterText("service")}
        options={choicesOf(values.value()?.services, filters().service, serviceName)}
        value={filters().service ?? ""}
        onChoose={(service) => set({ service: service === "" ? null : service })}
      />
      <SelectField
        label={filterText("sortBy")}
        options={LIST_SORTS.map((sort) => option(sort, SORT_NAMES[sort]))}
        value={props.address.sort}
        onChoose={(sort) => props.onChange({ ...props.address, sort })}
      />
    </div>
  );
}

const any = () => option("", filterText("any"));

function option<Value extends string>(value: Value, name: string) {
  return { value, name };
}

function flagOf(value: boolean | null): "" | "yes" | "no" {
  if (value === null) return "";
  return value ? "yes" : "no";
}

/** What the API names, and what the address names already. */
function choicesOf(
  values: readonly string[] = [],
  current: string | null,
  nameOf: (value: string) => string,
): readonly { readonly value: string; readonly name: string }[] {
  const known = current === null || values.includes(current) ? values : [current, ...values];
  return [any(), ...known.map((value) => option(value, nameOf(value)))];
}
