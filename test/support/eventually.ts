/** Shorter than a test's timeout, so that the error names the last value. */
const TIMEOUT_MS = 100_000;
const AGAIN_MS = 50;

/** Asks again until `isThere` holds, and returns that answer; rejects after 100 s with the last answer. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isThere: (testApp: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const testApp = await ask();
    if (isThere(testApp)) return testApp;
    if (Date.now() > deadline)
      throw new Error(
        `not reported within ${TIMEOUT_MS} ms; last answer: ${JSON.stringify(testApp)}`,
      );
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}
