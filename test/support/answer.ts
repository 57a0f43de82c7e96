/**
 * A result of the API of any shape. A missing property fails the assertion that reads it.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- the only one: a type for each query would say less than its assertions
export type AnyResult = any;
