import DataLoader from "dataloader";
import type { GraphQLContext } from "./context.ts";

/**
 * Combines the loads that the resolvers of one operation request in the same tick into one call, so that a list of
 * fifty rows needs as many SQL statements as a list of two. `query` is the Prisma selection that Pothos derives from the
 * requested fields; each selection has a batch of its own. Nothing is cached: a mutation may change a row within the
 * operation.
 */
export function createBatch<Query, Value>(
  load: (
    keys: readonly string[],
    query: Query,
    ctx: GraphQLContext,
  ) => Promise<(key: string) => Value>,
): (ctx: GraphQLContext, query: Query, key: string) => Promise<Value> {
  const loaders = new WeakMap<GraphQLContext, Map<string, DataLoader<string, Value>>>();

  return (ctx, query, key) => {
    const byQuery = loaders.get(ctx) ?? new Map<string, DataLoader<string, Value>>();
    loaders.set(ctx, byQuery);
    const name = JSON.stringify(query);
    const loader =
      byQuery.get(name) ??
      new DataLoader(
        async (keys: readonly string[]) => {
          const find = await load([...new Set(keys)], query, ctx);
          return keys.map(find);
        },
        { cache: false },
      );
    byQuery.set(name, loader);
    return loader.load(key);
  };
}

/** Adds the columns that a batch needs to what the resolvers select; without `select` all columns are read. */
export function withColumns<Query extends { readonly select?: object | null | undefined }>(
  query: Query,
  columns: object,
): Query {
  return query.select == null ? query : { ...query, select: { ...query.select, ...columns } };
}
