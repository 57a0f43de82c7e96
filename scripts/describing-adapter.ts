import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import { Pool, type QueryConfig, type QueryResult } from "pg";

/**
 * The adapter for SQLite with which the schema engine can describe a database. To read the condition of a partial index,
 * the engine writes the name of the index as "name", which better-sqlite3 takes for a column.
 */
export class DescribingSqliteFactory extends PrismaBetterSqlite3 {
  override async connect(): ReturnType<PrismaBetterSqlite3["connect"]> {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = ({ sql, ...query }) =>
      queryRaw({
        ...query,
        sql: sql.replace(/(WHERE type = 'index' AND name = )"(\w+)"/, "$1'$2'"),
      });
    return adapter;
  }
}

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/** Ids of PostgreSQL's types "char" (one letter, used by its catalogue) and text. */
const CHAR = 18;
const TEXT = 25;

/**
 * The adapter for PostgreSQL with which the schema engine can describe a database. The engine reads the catalogue, whose
 * columns of type "char" the adapter refuses; here they are read as text and handed on as the letters they are.
 */
export class DescribingPostgresqlFactory extends PrismaPg {
  readonly #pool: Pool;

  constructor(url: string) {
    const pool = new Pool({ connectionString: url });
    super(pool, { disposeExternalPool: true });
    this.#pool = pool;
  }

  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const letters = new Map<string, ReadonlySet<number>>();

    const query = this.#pool.query.bind(this.#pool) as (
      config: QueryConfig,
    ) => Promise<QueryResult>;
    this.#pool.query = (async (config: QueryConfig) => {
      const result = await query(config);
      letters.set(
        config.text,
        new Set(result.fields.flatMap(({ dataTypeID }, i) => (dataTypeID === CHAR ? [i] : []))),
      );
      for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT;
      return result;
    }) as Pool["query"];

    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (sqlQuery) => {
      const result = await queryRaw(sqlQuery);
      const columnTypes = result.columnTypes.map((type, i) =>
        letters.get(sqlQuery.sql)?.has(i) === true ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    return adapter;
  }
}
