/** Less than a test may take, so that it is told what was there instead. */
const TIMEOUT_MS = 25_000;
const AGAIN_MS = 50;

/** Asks again and again until `isThere` holds, and answers with what was told then; rejects after 25 s with the last answer. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isThere: (testApp: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const testApp = await ask();
    if (isThere(testApp)) return testApp;
    if (Date.now() > deadline)
      throw new Error(`not told within ${TIMEOUT_MS} ms; told last: ${JSON.stringify(testApp)}`);
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}
