import { PIPELINE, type PipelineState } from "../domain/state.ts";
import type { Database } from "../store/store.ts";

/** When a stage was first reached, and which service reported it. */
export interface Reach {
  readonly at: Date;
  readonly inferred: boolean;
  readonly service: string;
}

/** Finds the first transition of each request, or of any of its episodes, into each stage. */
export async function findFirstReaches(
  read: Database,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<PipelineState, Reach>>> {
  const firsts = await read.transition.groupBy({
    by: ["requestId", "to"],
    where: { requestId: { in: [...requestIds] }, to: { in: [...PIPELINE] } },
    _min: { sequence: true },
  });
  const rows = await read.transition.findMany({
    where: { sequence: { in: firsts.flatMap(({ _min }) => _min.sequence ?? []) } },
    select: { requestId: true, to: true, at: true, inferred: true, service: true },
  });
  const reaches = new Map<string, Map<PipelineState, Reach>>();
  for (const { requestId, to, ...reach } of rows) {
    const state = PIPELINE.find((pipelineState) => pipelineState === to);
    if (state === undefined) continue;
    const stages = reaches.get(requestId) ?? new Map<PipelineState, Reach>();
    reaches.set(requestId, stages.set(state, reach));
  }
  return reaches;
}
