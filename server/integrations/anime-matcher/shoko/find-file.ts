import type { AwaitedFile } from "./awaited.ts";
import type { ShokoClient } from "./client.ts";
import { toKnownFile, type KnownFile } from "./known-file.ts";
import { isSameFile, pickFile, toTails } from "./pick-file.ts";

type Asked = Pick<ShokoClient, "findFile" | "filesEndingWith">;

/** Asks Shoko for one file. */
export async function findFile(
  client: Asked,
  awaited: AwaitedFile,
  now: Date,
): Promise<KnownFile | null> {
  const known = await findKnown(client, awaited, now);
  if (known) return known;
  for (const tail of toTails(awaited.path)) {
    const found = await client.filesEndingWith(tail);
    const file = pickFile(
      found.map((one) => toKnownFile(one, now)),
      awaited,
    );
    if (file) return file;
  }
  return null;
}

/** By its id where that was told: cheaper for Shoko, and it finds a file that Shoko has moved. */
async function findKnown(
  client: Asked,
  awaited: AwaitedFile,
  now: Date,
): Promise<KnownFile | null> {
  if (awaited.shokoFileId === undefined) return null;
  const read = await client.findFile(awaited.shokoFileId);
  const file = read && toKnownFile(read, now);
  return file && isSameFile(file, awaited) ? file : null;
}
