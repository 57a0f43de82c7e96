/** Selects ids that can be torrents (40 hex digits); usenet clients use other formats. */
export function selectTorrentIds(trackedIds: ReadonlySet<string>): readonly string[] {
  return [...trackedIds].filter((id) => /^[0-9a-f]{40}$/.test(id));
}
