import { type Accessor, createContext, createSignal } from "solid-js";
import type { RequestCard } from "./document.ts";

/** The selected cards of the list. */
export interface Selection {
  /** Pressing a card selects it instead of opening it. */
  readonly isActive: Accessor<boolean>;
  readonly rows: Accessor<readonly RequestCard[]>;
  has(id: string): boolean;
  toggle(row: RequestCard): void;
  remove(ids: readonly string[]): void;
  /** Starts or ends the selection with no cards selected. */
  setActive(on: boolean): void;
}

export function createSelection(): Selection {
  const [isActive, setIsActive] = createSignal(false);
  const [byId, setById] = createSignal<ReadonlyMap<string, RequestCard>>(new Map());
  const remove = (ids: readonly string[]) =>
    setById((current) => new Map([...current].filter(([id]) => !ids.includes(id))));
  return {
    isActive,
    rows: () => [...byId().values()],
    has: (id) => byId().has(id),
    toggle: (row) =>
      byId().has(row.id)
        ? remove([row.id])
        : setById((current) => new Map([...current, [row.id, row]])),
    remove,
    setActive(on) {
      setById(new Map());
      setIsActive(on);
    },
  };
}

/** Undefined where cards cannot be selected. */
export const SelectionContext = createContext<Selection>();
