import { type Accessor, createEffect, on } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { useConnection } from "../../graphql/connection-context.ts";
import { type PagedList, createPagedList } from "../../graphql/create-paged-list.ts";
import { runQuery } from "../../graphql/operation.ts";
import { type AuditEntry, AuditLogQuery } from "./document.ts";

export interface AuditFilter {
  readonly isDenied: boolean | null;
  /** Null: everybody. */
  readonly personId: string | null;
}

export interface AuditLog extends PagedList {
  readonly entries: readonly AuditEntry[];
}

const PAGE_SIZE = 50;

/** What was done or refused, newest first. */
export function createAuditLog(filter: Accessor<AuditFilter>): AuditLog {
  const { client } = useConnection();
  const [store, setStore] = createStore<{ entries: AuditEntry[] }>({ entries: [] });
  const list = createPagedList<AuditEntry>({
    pageSize: PAGE_SIZE,
    shownCount: () => store.entries.length,
    load: async (page) =>
      (await runQuery(client, AuditLogQuery, { ...page, filter: { ...filter() } })).auditLog,
    onPage(rows, isFirst) {
      const entries = isFirst ? [...rows] : [...store.entries, ...rows];
      setStore("entries", reconcile(entries, { key: "id" }));
    },
  });
  createEffect(
    on(
      filter,
      () => {
        setStore("entries", []);
        list.reset();
        void list.reload();
      },
      { defer: true },
    ),
  );
  return {
    ...list,
    get entries() {
      return store.entries;
    },
  };
}
