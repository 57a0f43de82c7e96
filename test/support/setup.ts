import { afterAll, afterEach, expect } from "vitest";
import { failures } from "./fence.ts";

// Runs for each file of tests.

function expectNoFailures(): void {
  expect(failures.splice(0), "what the test did besides").toEqual([]);
}

afterEach(expectNoFailures);
afterAll(expectNoFailures);
