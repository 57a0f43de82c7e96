/** Both apps write info hashes in upper case, whatever the client writes; other ids as their clients write them. */
export function toArrDownloadId(downloadId: string): string {
  return /^[0-9a-f]{40}$/i.test(downloadId) ? downloadId.toUpperCase() : downloadId;
}
