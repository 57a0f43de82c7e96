import { type Accessor, createContext, createSignal } from "solid-js";
import type { RequestCard } from "./document.ts";

/** Several cards picked for one thing. */
export interface Selection {
  /** Cards are picked instead of opened. */
  readonly isActive: Accessor<boolean>;
  readonly rows: Accessor<readonly RequestCard[]>;
  has(id: string): boolean;
  toggle(row: RequestCard): void;
  remove(ids: readonly string[]): void;
  /** Leaving forgets what was picked. */
  setActive(on: boolean): void;
}

export function createSelection(): Selection {
  const [isActive, setIsActive] = createSignal(false);
  const [byId, setById] = createSignal<ReadonlyMap<string, RequestCard>>(new Map());
  const remove = (ids: readonly string[]) =>
    setById((held) => new Map([...held].filter(([id]) => !ids.includes(id))));
  return {
    isActive,
    rows: () => [...byId().values()],
    has: (id) => byId().has(id),
    toggle: (row) =>
      byId().has(row.id) ? remove([row.id]) : setById((held) => new Map([...held, [row.id, row]])),
    remove,
    setActive(on) {
      setById(new Map());
      setIsActive(on);
    },
  };
}

/** Absent where nothing can be picked. */
export const SelectionContext = createContext<Selection>();
