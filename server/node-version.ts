/** What the build is made for. */
const MIN_NODE = 24;

/** Returns the message for a Node that is too old for the tracker; null if it is not. */
export function explainOldNode(version: string): string | null {
  if (Number.parseInt(version, 10) >= MIN_NODE) return null;
  return `Status Tracker runs on Node ${MIN_NODE} or newer, and this is Node ${version}. Install a newer Node from https://nodejs.org; in a clone of the repository, "npm start" uses the Node ${MIN_NODE} that "npm ci" installs.`;
}
