import type { Reporter, TestCase, TestModule, TestSuite, Vitest } from "vitest/node";

interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Prints the totals of all projects alone on the last line: `N passed, N failed`, with `, N skipped` where there are any.
 * A file that does not load, a hook that fails, an error outside any test and a skip without a reason each count as one failed.
 */
export class TotalsReporter implements Reporter {
  // A run that ends before its end is reported (a global set-up that throws, say) has failed.
  #totals: Totals = { passed: 0, failed: 1, skipped: 0 };
  #isWhole = true;

  onInit(vitest: Vitest): void {
    this.#isWhole = vitest.config.testNamePattern === undefined;
    process.once("exit", () => {
      const { passed, failed, skipped } = this.#totals;
      if (failed > 0) process.exitCode ||= 1;
      const end = skipped > 0 ? `, ${skipped} skipped` : "";
      process.stdout.write(`${passed} passed, ${failed} failed${end}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const totals: Totals = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    if (modules.length === 0) totals.failed += 1;
    const skips = new Map<string, number>();
    for (const module of modules) {
      for (const suite of [module, ...module.children.allSuites()]) {
        if (suite.errors().length > 0) totals.failed += 1;
      }
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") totals.passed += 1;
        else if (state !== "skipped") totals.failed += 1;
        else this.#countSkip(test, totals, skips);
      }
    }
    for (const [reason, count] of skips) console.log(`left out: ${count} × ${reason}`);
    this.#totals = totals;
  }

  #countSkip(test: TestCase, totals: Totals, skips: Map<string, number>): void {
    const reason = reasonOf(test);
    if (reason === null && this.#isWhole) {
      totals.failed += 1;
      console.log(`skipped without a reason: ${test.fullName}`);
      return;
    }
    totals.skipped += 1;
    if (reason !== null) skips.set(reason, (skips.get(reason) ?? 0) + 1);
  }
}

/** What `context.skip(reason)` says, or `(left out: reason)` in the name of the test or of a suite around it. */
function reasonOf(test: TestCase): string | null {
  const result = test.result();
  const note = result.state === "skipped" ? result.note : undefined;
  if (note !== undefined) return note;
  const named = /\(left out: (.+?)\)(?: > |$)/.exec(test.fullName)?.[1];
  if (named !== undefined) return named;
  return isBelowFailedHook(test) ? "a hook before it failed" : null;
}

/** Such a test was never asked; the hook is counted in its place. */
function isBelowFailedHook(test: TestCase): boolean {
  let suite: TestModule | TestSuite = test.parent;
  while (suite.type === "suite" && suite.errors().length === 0) suite = suite.parent;
  return suite.errors().length > 0;
}
