import { Prisma } from "../../store/generated/sqlite/client.ts";

/** What a change carries of a row. */
interface CarriedRow {
  readonly columns: object;
  /** Whether these are all columns of the row. */
  readonly isWhole: boolean;
  readonly relations: Readonly<Record<string, CarriedRow>>;
}

/** A row with all its columns, and without its relations. */
const wholeRow = (columns: object): CarriedRow => ({ columns, isWhole: true, relations: {} });

/** The rows of Change.requests. */
export const CARRIED_REQUEST = wholeRow(Prisma.MediaRequestScalarFieldEnum);

/** The rows of Change.downloads. */
export const CARRIED_DOWNLOAD = wholeRow(Prisma.DownloadScalarFieldEnum);

/** The rows of Change.transitions. */
export const CARRIED_TRANSITION: CarriedRow = {
  columns: Prisma.TransitionScalarFieldEnum,
  isWhole: true,
  relations: {
    request: CARRIED_REQUEST,
    unit: wholeRow(Prisma.UnitScalarFieldEnum),
    delivery: { columns: { id: true }, isWhole: false, relations: {} },
  },
};

/** The part of a Prisma query that Pothos derives from the requested fields. */
interface Selection {
  readonly select?: object | null | undefined;
  readonly include?: object | null | undefined;
}

/** Returns whether a carried row has everything that a query would read. */
export function isCarried({ select, include, ...rest }: Selection, row: CarriedRow): boolean {
  // A relation that is filtered, sorted or cut has to be read.
  if (Object.keys(rest).length > 0 || (select == null && !row.isWhole)) return false;
  const requested: Readonly<Record<string, unknown>> = { ...select, ...include };
  return Object.entries(requested).every(([name, nested]) => {
    if (nested === true && name in row.columns) return true;
    const relation = row.relations[name];
    if (relation === undefined) return false;
    return isCarried(typeof nested === "object" && nested !== null ? nested : {}, relation);
  });
}
