import { z } from "zod";
import type { MatchedFile, MatchingRemoval } from "../../port/anime-matcher.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import type { RemovedFile } from "../../port/removal-target.ts";
import { flag, listOf, positiveInt } from "../../shared/lenient.ts";
import type { ShokoClient } from "./client.ts";
import { toKnownFile } from "./known-file.ts";
import type { ShokoFile, ShokoFolder } from "./payload.ts";
import { pickFile, toTails } from "./pick-file.ts";

const LocatedFile = z.object({
  ID: z.number().int(),
  Locations: listOf(
    z.object({ ImportFolderID: positiveInt, ManagedFolderID: positiveInt, IsAccessible: flag }),
  ),
});
type LocatedFile = z.infer<typeof LocatedFile>;
const FilePage = z.object({ List: z.array(LocatedFile) });

const PAGE_SIZE = 500;
const MAX_PAGES = 1_000;

export function createShokoRemoval(
  client: ShokoClient,
  deps: Pick<IntegrationDeps, "now">,
): MatchingRemoval {
  const { http } = client;

  /** Finds the file by its id, unless the id now belongs to another file, or else by the end of its path. */
  async function findFile(removed: RemovedFile): Promise<ShokoFile | null> {
    const { path, size, shokoFileId } = removed;
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
      for (const removed of files) {
        const file = await findFile(removed);
        if (file !== null) found.set(file.ID, toMatched(file, removed, deps.now()));
      }
      return [...found.values()];
    },
    async listUnreachable(own) {
      const candidates = new Map<
        number,
        { readonly folder: ShokoFolder; hasOtherFiles: boolean }
      >();
      for (const folder of await client.folders()) {
        const hasOtherFiles = false;
        if (folder.ID !== undefined && folder.Size !== 0)
          candidates.set(folder.ID, { folder, hasOtherFiles });
      }
      for (let page = 1; page <= MAX_PAGES && candidates.size > 0; page += 1) {
        const query = { page, pageSize: PAGE_SIZE };
        const { List: files } = await http.get(FilePage, "/api/v3/File", query);
        for (const { ID: id, Locations: locations } of files) {
          for (const location of locations) {
            const folderId = location.ImportFolderID ?? location.ManagedFolderID;
            const candidate = folderId === undefined ? undefined : candidates.get(folderId);
            if (folderId === undefined || candidate === undefined) continue;
            // A single readable file proves that the folder is mounted.
            if (location.IsAccessible !== false) candidates.delete(folderId);
            else if (!own.has(id)) candidate.hasOtherFiles = true;
          }
        }
        if (files.length < PAGE_SIZE) break;
      }
      // A folder that only contains the files to remove has nothing else to lose.
      return [...candidates.values()]
        .filter(({ hasOtherFiles }) => hasOtherFiles)
        .map(({ folder }) => folder.Name ?? folder.Path ?? `folder ${folder.ID}`);
    },
    removeMissing: () => client.removeMissingFiles(),
  };
}

function toMatched(file: ShokoFile, { path, size }: RemovedFile, now: Date): MatchedFile {
  const [readable] = toKnownFile(file, now).paths;
  return {
    id: file.ID,
    path: readable ?? path,
    size: file.Size ?? size,
    isMissing: file.Locations.every(({ IsAccessible }) => IsAccessible === false),
  };
}
