/** Reads the whole body as text; returns null, and cancels the rest, when it exceeds `maxBytes`. */
export async function readBounded(response: Response, maxBytes: number): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = "";
  const isWhole = await readParts(response, maxBytes, (part) => {
    text += decoder.decode(part, { stream: true });
  });
  return isWhole ? text + decoder.decode() : null;
}

/** Like `readBounded`, but returns the bytes. */
export async function readBoundedBytes(
  response: Response,
  maxBytes: number,
): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  const isWhole = await readParts(response, maxBytes, (part) => void parts.push(part));
  return isWhole ? Buffer.concat(parts) : null;
}

/** Resolves to whether the body was read to its end. */
async function readParts(
  response: Response,
  maxBytes: number,
  take: (part: Uint8Array) => void,
): Promise<boolean> {
  const announced = Number(response.headers.get("content-length") ?? 0);
  if (announced > maxBytes) {
    await response.body?.cancel();
    return false;
  }
  if (!response.body) return true;
  let size = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return false;
    }
    take(part.value);
  }
  return true;
}
