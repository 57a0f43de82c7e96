import { z } from "zod";
import type { MatchedFile, MatchingRemoval } from "../../port/anime-matcher.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import type { RemovedFile } from "../../port/removal-target.ts";
import { flag, listOf, positiveInt } from "../../shared/lenient.ts";
import type { ShokoClient } from "./client.ts";
import { toKnownFile } from "./known-file.ts";
import type { ShokoFile, ShokoFolder } from "./payload.ts";
import { pickFile, toTails } from "./pick-file.ts";

const PlacedFile = z.object({
  ID: z.number().int(),
  Locations: listOf(
    z.object({ ImportFolderID: positiveInt, ManagedFolderID: positiveInt, IsAccessible: flag }),
  ),
});
type PlacedFile = z.infer<typeof PlacedFile>;
const FilePage = z.object({ List: z.array(PlacedFile) });

const PAGE_SIZE = 500;
const MAX_PAGES = 1_000;

export function createShokoRemoval(
  client: ShokoClient,
  deps: Pick<IntegrationDeps, "now">,
): MatchingRemoval {
  const { http } = client;

  /** By its id where that was told, unless it is another's by now; else by the end of its path. */
  async function findFile(wanted: RemovedFile): Promise<ShokoFile | null> {
    const { path, size, shokoFileId } = wanted;
    const reported = { path, ...(size === null ? {} : { size }) };
    if (shokoFileId !== null) {
      const known = await client.findFile(shokoFileId);
      if (known !== null && (size === null || known.Size === size)) return known;
    }
    const [tail] = toTails(path);
    if (tail === undefined) return null;
    const files = await client.filesEndingWith(tail);
    const now = deps.now();
    const picked = pickFile(
      files.map((file) => toKnownFile(file, now)),
      reported,
    );
    return files.find(({ ID: id }) => id === picked?.id) ?? null;
  }

  return {
    async findFiles(files) {
      const found = new Map<number, MatchedFile>();
      for (const wanted of files) {
        const file = await findFile(wanted);
        if (file !== null) found.set(file.ID, toMatched(file, wanted, deps.now()));
      }
      return [...found.values()];
    },
    async listUnreachable(own) {
      const suspects = new Map<number, { readonly folder: ShokoFolder; isFilled: boolean }>();
      for (const folder of await client.folders()) {
        const isFilled = false;
        if (folder.ID !== undefined && folder.Size !== 0)
          suspects.set(folder.ID, { folder, isFilled });
      }
      for (let page = 1; page <= MAX_PAGES && suspects.size > 0; page += 1) {
        const query = { page, pageSize: PAGE_SIZE };
        const { List: files } = await http.get(FilePage, "/api/v3/File", query);
        for (const { ID: id, Locations: locations } of files) {
          for (const location of locations) {
            const folderId = location.ImportFolderID ?? location.ManagedFolderID;
            const suspect = folderId === undefined ? undefined : suspects.get(folderId);
            if (folderId === undefined || suspect === undefined) continue;
            // One file that can be read proves the folder.
            if (location.IsAccessible !== false) suspects.delete(folderId);
            else if (!own.has(id)) suspect.isFilled = true;
          }
        }
        if (files.length < PAGE_SIZE) break;
      }
      // Where nothing is listed but what is to go, nothing else can be lost.
      return [...suspects.values()]
        .filter(({ isFilled }) => isFilled)
        .map(({ folder }) => folder.Name ?? folder.Path ?? `folder ${folder.ID}`);
    },
    async removeMissing() {
      // A GET with a side effect: never sent twice by itself. AniDB's MyList keeps what it has.
      await http.get(z.unknown(), "/api/v3/Action/RemoveMissingFiles/false", {}, NOT_REPEATABLE);
    },
  };
}

const NOT_REPEATABLE = { isRepeatable: false } as const;

function toMatched(file: ShokoFile, { path, size }: RemovedFile, now: Date): MatchedFile {
  const [readable] = toKnownFile(file, now).paths;
  return {
    id: file.ID,
    path: readable ?? path,
    size: file.Size ?? size,
    isMissing: file.Locations.every(({ IsAccessible }) => IsAccessible === false),
  };
}
