import { expect } from "vitest";
import { z } from "zod";
import { IntegrationError } from "../../server/integrations/port/error.ts";
import {
  createHttp,
  type Http,
  type HttpOptions,
} from "../../server/integrations/shared/http/http.ts";

export const KEY = "k3y-that-nobody-may-see";
export const Anything = z.unknown();

/** The shared HTTP of a service named "thing" that takes KEY. */
export function connect(baseUrl: string, options: Partial<HttpOptions> = {}): Http {
  return createHttp({
    service: "thing",
    baseUrl,
    fetch,
    signal: new AbortController().signal,
    headers: () => ({ "x-api-key": KEY }),
    ...options,
  });
}

/** What the call was refused with; fails the test when it was not. */
export async function errorOf(call: Promise<unknown>): Promise<IntegrationError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(IntegrationError);
  return error as IntegrationError;
}
