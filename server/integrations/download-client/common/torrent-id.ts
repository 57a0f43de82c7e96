/** Those of the followed ids that can be torrents: 40 hex digits. Usenet clients have ids of their own. */
export function torrentIds(followed: ReadonlySet<string>): readonly string[] {
  return [...followed].filter((id) => /^[0-9a-f]{40}$/.test(id));
}
