/** An error as the API returns it. */
export interface ResponseError {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Why an operation failed. */
export class OperationError extends Error {
  override readonly name = "OperationError";
  /** What the API says; empty if it could not be reached, or something else responded. */
  readonly errors: readonly ResponseError[];

  constructor(errors: readonly ResponseError[], message = errors.map((one) => one.message).join()) {
    super(message);
    this.errors = errors;
  }
}

/** What fails on the way to the API, as an error of an operation. */
export function toOperationError(thrown: unknown): OperationError {
  return thrown instanceof OperationError ? thrown : new OperationError([], String(thrown));
}

/** Returns the first error code of the server; null for a network error or an error without a code. */
export function errorCode(error: unknown): string | null {
  return extensionsOf(error, "code").find((value) => typeof value === "string") ?? null;
}

/** Returns the input field that the error is about; null if the server names none. */
export function errorField(error: unknown): string | null {
  return extensionsOf(error, "field").find((value) => typeof value === "string") ?? null;
}

/** Returns after how many seconds the server accepts another attempt; null if it names no time. */
export function errorWaitSeconds(error: unknown): number | null {
  return extensionsOf(error, "waitSeconds").find((value) => typeof value === "number") ?? null;
}

/** Whether the server refused a hash, because the page is older than the server. */
export function isUnknownHash(error: unknown): boolean {
  return errorCode(error) === "PERSISTED_QUERY_NOT_SUPPORTED";
}

/** Returns why the server refuses, as a code with parameters; nulls if it does not say. */
export function errorDetails(error: unknown): {
  readonly messageCode: string | null;
  readonly messageParams: unknown;
} {
  return {
    messageCode:
      extensionsOf(error, "messageCode").find((code) => typeof code === "string") ?? null,
    messageParams: extensionsOf(error, "messageParams")[0],
  };
}

function extensionsOf(error: unknown, name: string): readonly unknown[] {
  return error instanceof OperationError
    ? error.errors.map(({ extensions }) => extensions?.[name])
    : [];
}
