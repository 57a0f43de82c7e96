import { pictureTypeOf } from "../../domain/picture.ts";
import type { DownloadPoster } from "../port/poster.ts";
import { readBoundedBytes } from "../shared/http/bounded-body.ts";
import { createTrustingFetch } from "../shared/http/trusting-fetch.ts";

/** A poster of TheTVDB in full size has about 1 MB. */
const MAX_BYTES = 3 * 2 ** 20;
const TIMEOUT_MS = 10_000;

/** Creates the download of posters. It sends no key, follows no redirect, and takes nothing but pictures. */
export function createPosterDownload(plainFetch: typeof fetch): DownloadPoster {
  const trustingFetch = createTrustingFetch(plainFetch);
  return async ({ urls, allowsSelfSigned }) => {
    for (const url of urls) {
      const picture = await download(allowsSelfSigned ? trustingFetch : plainFetch, url);
      if (picture !== null) return picture;
    }
    return null;
  };
}

async function download(doFetch: typeof fetch, url: string): Promise<Uint8Array | null> {
  const response = await doFetch(url, {
    headers: { accept: "image/avif,image/webp,image/jpeg,image/png" },
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    return null;
  }
  const bytes = await readBoundedBytes(response, MAX_BYTES);
  return bytes === null || pictureTypeOf(bytes) === null ? null : bytes;
}
