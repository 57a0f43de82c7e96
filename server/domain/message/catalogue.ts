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
