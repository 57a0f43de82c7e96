/** What remembers: the browser, or one tab of it until it is closed. */
type Memory = "browser" | "tab";

// Reading the property of `window` already throws where storage is blocked.
const storageOf = (memory: Memory) => (memory === "tab" ? sessionStorage : localStorage);

/** Returns what was remembered; null if nothing was, or storage is blocked. */
export function recall(memory: Memory, key: string): string | null {
  try {
    return storageOf(memory).getItem(key);
  } catch {
    return null;
  }
}

/** Remembers a value; null forgets it. Where storage is blocked, nothing is remembered. */
export function remember(memory: Memory, key: string, value: string | null): void {
  try {
    if (value === null) storageOf(memory).removeItem(key);
    else storageOf(memory).setItem(key, value);
  } catch {
    // The page works without.
  }
}
