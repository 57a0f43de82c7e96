import { type Accessor, createContext, createSignal } from "solid-js";
import type { RequestCard } from "./document.ts";

/** Several cards picked for one thing. */
export interface Selection {
  /** Cards are picked instead of opened. */
  readonly isOn: Accessor<boolean>;
  readonly rows: Accessor<readonly RequestCard[]>;
  has(id: string): boolean;
  toggle(row: RequestCard): void;
  drop(ids: readonly string[]): void;
  /** Leaving forgets what was picked. */
  turn(on: boolean): void;
}

export function createSelection(): Selection {
  const [isOn, setIsOn] = createSignal(false);
  const [byId, setById] = createSignal<ReadonlyMap<string, RequestCard>>(new Map());
  const drop = (ids: readonly string[]) =>
    setById((held) => new Map([...held].filter(([id]) => !ids.includes(id))));
  return {
    isOn,
    rows: () => [...byId().values()],
    has: (id) => byId().has(id),
    toggle: (row) =>
      byId().has(row.id) ? drop([row.id]) : setById((held) => new Map([...held, [row.id, row]])),
    drop,
    turn(on) {
      setById(new Map());
      setIsOn(on);
    },
  };
}

/** Absent where nothing can be picked. */
export const SelectionContext = createContext<Selection>();
