/**
 * What an answer of the API holds: tests read answers of every shape, and what is not there fails the assertion on it.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- the only one: a type for each query would say less than its assertions
export type AnyResult = any;
