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
      process.stdout.write(
        `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`,
      );
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const totals: Totals = {
      passed: 0,
      failed: unhandledErrors.length + (modules.length === 0 ? 1 : 0),
      skipped: 0,
    };
    for (const module of modules) {
      for (const suite of [module, ...module.children.allSuites()])
        totals.failed += countOwnErrors(suite);
      for (const test of module.children.allTests()) this.#count(test, totals);
    }
    this.#totals = totals;
  }

  #count(test: TestCase, totals: Totals): void {
    const result = test.result();
    if (result.state === "passed") totals.passed += 1;
    else if (result.state !== "skipped") totals.failed += 1;
    else if (this.#isWhole && result.note === undefined && !isBelowFailedHook(test)) {
      totals.failed += 1;
      console.log(`skipped without a reason (use context.skip(reason)): ${test.fullName}`);
    } else totals.skipped += 1;
  }
}

function countOwnErrors(suite: TestModule | TestSuite): number {
  return suite.errors().length > 0 ? 1 : 0;
}

/** Such a test was never asked; the hook is counted in its place. */
function isBelowFailedHook(test: TestCase): boolean {
  let suite: TestCase["parent"] = test.parent;
  while (suite.type === "suite") {
    if (suite.errors().length > 0) return true;
    suite = suite.parent;
  }
  return suite.errors().length > 0;
}
