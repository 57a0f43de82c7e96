import { z } from "zod";

/** Folders of the server and how they import each other. */
export interface Graph {
  /** Folders from the leaves upwards, by id such as "tracking/core". */
  readonly nodes: readonly FolderNode[];
  readonly edges: readonly Edge[];
}

export interface FolderNode {
  readonly id: string;
  /** The longest chain of imports below this folder. */
  readonly layer: number;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  /** Whether the two import each other, directly or around a circle. */
  readonly isCircular: boolean;
}

const Cruise = z.object({
  modules: z.array(
    z.object({
      source: z.string(),
      dependencies: z.array(z.object({ resolved: z.string() })),
    }),
  ),
});

/** Folders whose own folders are nodes of their own. */
const SPLIT = ["tracking", "integrations"];
/** Imported from everywhere and importing nothing: its arrows would hide the others. */
const OMITTED = ["log.ts"];

/** Reads the JSON report of dependency-cruiser. */
export function readGraph(report: string): Graph {
  const { modules } = Cruise.parse(JSON.parse(report));
  const imports = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    const from = folderOf(source);
    if (from === null) continue;
    const targets = imports.get(from) ?? new Set();
    imports.set(from, targets);
    for (const { resolved } of dependencies) {
      const to = folderOf(resolved);
      if (to !== null && to !== from) targets.add(to);
    }
  }
  const layers = new Map<string, number>();
  const nodes = [...imports.keys()]
    .map((id) => ({ id, layer: layerOf(id, imports, layers, []) }))
    .toSorted((one, other) => one.layer - other.layer || one.id.localeCompare(other.id));
  return { nodes, edges: nodes.flatMap(({ id }) => edgesOf(id, imports)) };
}

function folderOf(file: string): string | null {
  const [top, folder = "", inner = "", ...rest] = file.split("/");
  if (top !== "server" || OMITTED.includes(folder)) return null;
  if (!SPLIT.includes(folder)) return folder;
  return rest.length > 0 || inner.endsWith(".ts") ? `${folder}/${inner}` : null;
}

function layerOf(
  id: string,
  imports: ReadonlyMap<string, ReadonlySet<string>>,
  known: Map<string, number>,
  path: readonly string[],
): number {
  const layer = known.get(id);
  if (layer !== undefined) return layer;
  const below = [...(imports.get(id) ?? [])].filter((to) => !path.includes(to));
  const found = Math.max(-1, ...below.map((to) => layerOf(to, imports, known, [...path, id]))) + 1;
  known.set(id, found);
  return found;
}

/** The imports of one folder without those that follow from a chain of others. */
function edgesOf(from: string, imports: ReadonlyMap<string, ReadonlySet<string>>): readonly Edge[] {
  const direct = [...(imports.get(from) ?? [])].toSorted();
  return direct
    .map((to) => ({ from, to, isCircular: reaches(to, from, imports) }))
    .filter(
      ({ to, isCircular }) =>
        isCircular || !direct.some((other) => other !== to && reaches(other, to, imports)),
    );
}

function reaches(
  from: string,
  to: string,
  imports: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const seen = new Set<string>();
  const left = [from];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    for (const next of imports.get(id) ?? []) {
      if (next === to) return true;
      if (!seen.has(next)) left.push(next);
      seen.add(next);
    }
  }
  return false;
}
