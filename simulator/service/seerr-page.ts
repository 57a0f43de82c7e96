import type { Query } from "../http/router.ts";

/** Seerr's paging: `take` rows from `skip` on. */
export function pageInfo(query: Query, results: number, usual: number) {
  const take = query.number("take", usual);
  const skip = query.number("skip", 0);
  const pageSize = Math.max(1, take);
  const info = {
    pages: Math.ceil(results / pageSize),
    pageSize: take,
    results,
    page: Math.ceil(skip / pageSize) + 1,
  };
  return { take, skip, info };
}
