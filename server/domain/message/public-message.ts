import { HISTORY_SENTENCES, type HistoryParams } from "./history.ts";

/** A line of the history as it is stored. */
interface StoredLine {
  readonly message: string;
  /** Null in lines of versions without codes. */
  readonly messageCode: string | null;
  readonly messageParams: unknown;
}

type ParamNameOf<Params> = Params extends unknown ? keyof Params : never;
type ParamName = ParamNameOf<HistoryParams[keyof HistoryParams]>;

/** What takes the place of parameters that only admins see: names of releases, files and indexers, and words of services. */
const PUBLIC_VALUES: Readonly<Record<string, string | null>> = {
  indexer: null,
  failure: null,
  as: null,
  releaseTitle: null,
  release: "a release",
  file: "the file",
} satisfies Partial<Record<ParamName, string | null>>;

/** Returns the line without what only admins see. `fallback` is the message of a line that has no code. */
export function toPublicLine(line: StoredLine, fallback: string): StoredLine {
  const { messageCode, messageParams } = line;
  if (!isHistoryCode(messageCode) || !isRecord(messageParams))
    return { message: fallback, messageCode: null, messageParams: null };
  const params = Object.fromEntries(
    Object.entries(messageParams).map(([name, value]) => [name, toPublicValue(name, value)]),
  );
  // The parameters were stored with this code, so they are those of its sentence.
  const sentence = HISTORY_SENTENCES[messageCode] as (params: object) => string;
  return { message: sentence(params), messageCode, messageParams: params };
}

/** A reason without a code is the words of a service. */
function toPublicValue(name: string, value: unknown): unknown {
  if (name === "reason") return typeof value === "string" ? null : value;
  return value !== null && Object.hasOwn(PUBLIC_VALUES, name) ? PUBLIC_VALUES[name] : value;
}

function isHistoryCode(code: string | null): code is keyof typeof HISTORY_SENTENCES {
  return code !== null && Object.hasOwn(HISTORY_SENTENCES, code);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
