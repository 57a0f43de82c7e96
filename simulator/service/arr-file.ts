import { get, remove, type Answer, type Route } from "../http/router.ts";
import { itemsOf } from "../world/arr.ts";
import { deleteFile } from "../world/media-file.ts";
import type { ArrInstance, MediaFile } from "../world/model.ts";
import type { World } from "../world/world.ts";
import { NOT_FOUND } from "./arr-app.ts";
import { numbersOf, readBody } from "./read-body.ts";

interface FileWords {
  readonly instance: ArrInstance;
  readonly path: string;
  /** Query parameter that names series or movies. */
  readonly itemName: string;
  /** Body member that names files. */
  readonly listName: string;
  toFile(file: MediaFile): object;
}

/** Rows of files; deleting one deletes the file from disk. */
export function fileRoutes(world: World, words: FileWords): Route[] {
  const { instance, path, itemName, listName, toFile } = words;
  const find = (id: string | undefined) =>
    listFiles(world, instance).find((file) => String(file.id) === id) ?? null;
  return [
    get(path, ({ query }) => {
      const ids = query.list(itemName);
      const items = itemsOf(world, instance).filter(({ id }) => ids.includes(String(id)));
      return {
        json: items.flatMap(({ files }) => files.filter(({ isDeleted }) => !isDeleted).map(toFile)),
      };
    }),
    get(`${path}/:id`, ({ params }) => {
      const file = find(params["id"]);
      return file ? { json: toFile(file) } : NOT_FOUND;
    }),
    // Before the route for one file: "bulk" is not an id.
    remove(`${path}/bulk`, ({ body }) => {
      const ids = numbersOf(readBody(body)?.[listName]);
      for (const file of listFiles(world, instance).filter(({ id }) => ids.includes(id))) {
        const refusal = removeFile(world, file);
        if (refusal) return refusal;
      }
      return { json: {} };
    }),
    remove(`${path}/:id`, ({ params }) => {
      const file = find(params["id"]);
      if (!file) return NOT_FOUND;
      return removeFile(world, file) ?? { json: {} };
    }),
  ];
}

/** Refused while the root folder is missing, because everything would appear deleted. */
function removeFile(world: World, file: MediaFile): Answer | null {
  const { item } = file;
  if (!world.disk.isMounted(item.rootFolder)) {
    const owner = item.arr === "sonarr" ? "Series'" : "Movie's";
    const message = `${owner} root folder (${item.rootFolder}/) doesn't exist.`;
    return { status: 409, json: { message } };
  }
  deleteFile(world, file, "manual");
  return null;
}

function listFiles(world: World, instance: ArrInstance): MediaFile[] {
  return world.files.filter((file) => file.item.instance === instance && !file.isDeleted);
}
