/** What the build is made for. */
const MIN_NODE = 24;

/** Returns the message for a Node that is too old for the tracker; null if it is not. */
export function explainOldNode(version: string): string | null {
  if (Number.parseInt(version, 10) >= MIN_NODE) return null;
  return `Status Tracker runs on Node ${MIN_NODE} or newer, and this is Node ${version}. Start it with "npm start", which uses the Node ${MIN_NODE} that "npm ci" installs, or install a newer Node from https://nodejs.org.`;
}
