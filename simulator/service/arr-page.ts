import type { Query } from "../http/router.ts";

/** One page of either arr: ten rows by default. */
export function page<T extends object>(
  query: Query,
  rows: readonly T[],
  defaults: { sortKey: string; pastTheEnd: "empty" | "last" },
) {
  const pageSize = Math.max(1, query.number("pageSize", 10));
  const lastPage = Math.max(1, Math.ceil(rows.length / pageSize));
  const asked = Math.max(1, query.number("page", 1));
  // Past the end, the queue returns its last page.
  const current = defaults.pastTheEnd === "last" ? Math.min(asked, lastPage) : asked;
  return {
    page: current,
    pageSize,
    sortKey: query.text("sortKey") ?? defaults.sortKey,
    sortDirection: query.text("sortDirection") ?? "descending",
    totalRecords: rows.length,
    records: rows.slice((current - 1) * pageSize, current * pageSize),
  };
}
