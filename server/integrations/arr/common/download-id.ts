/** Info hashes stand in upper case with both apps, whatever the client writes; other ids as their clients write them. */
export function asArrWrites(downloadId: string): string {
  return /^[0-9a-f]{40}$/i.test(downloadId) ? downloadId.toUpperCase() : downloadId;
}
