/** One sentence per code, made from the parameters of that code. */
export type Sentences<Params> = {
  readonly [Code in keyof Params]: (params: Params[Code]) => string;
};

/** A code with the parameters that its sentence needs. Plain data: stored as JSON, sent to clients. */
export type MessageOf<Params, Code extends keyof Params = keyof Params> = {
  readonly [One in Code]: { readonly code: One; readonly params: Params[One] };
}[Code];

/** For codes whose sentence needs no parameters. */
export type NoParams = object;

/** The codes whose sentence needs no parameters. */
export type PlainCode<Params> = {
  [Code in keyof Params]: NoParams extends Params[Code] ? Code : never;
}[keyof Params];

/** As MessageOf, for many codes: those without parameters are one member of the union, which code can be passed to. */
export type CompactMessageOf<Params> =
  | MessageOf<Params, Exclude<keyof Params, PlainCode<Params>>>
  | { readonly code: PlainCode<Params>; readonly params: NoParams };

/** Returns the English sentence of a message. */
export function formatBy<Params>(
  sentences: Sentences<Params>,
  { code, params }: CompactMessageOf<Params>,
): string {
  // The type of a message ties its parameters to its code.
  const sentence = sentences[code] as (params: object) => string;
  return sentence(params as object);
}
