/** Less than a test may take, so that it is told what was there instead. */
const PATIENCE_MS = 25_000;
const AGAIN_MS = 50;

/** Asks again and again until `isThere` holds, and answers with what was told then; rejects after 25 s with the last answer. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isThere: (told: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const told = await ask();
    if (isThere(told)) return told;
    if (Date.now() > deadline)
      throw new Error(`not told within ${PATIENCE_MS} ms; told last: ${JSON.stringify(told)}`);
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}
