import { isSettled, type StepKind } from "../../domain/deletion/status.ts";
import { isSameFile } from "../../domain/path.ts";
import type { RemovedFile } from "../../integrations/port/removal-target.ts";
import { deletionColumns } from "../../store/column/deletion.ts";
import type { Inventory } from "../../store/column/inventory.ts";
import type { Deletion, DeletionStep } from "../../store/generated/sqlite/client.ts";
import { NO_CHANGE } from "../core/bus.ts";
import type { CoreContext } from "../core/context.ts";
import { mergeFiles } from "./collect.ts";

/** A deletion during a round; what is in memory is also stored. */
export interface Session {
  readonly row: Deletion;
  readonly steps: readonly DeletionStep[];
  readonly inventory: Inventory;
  saveInventory(inventory: Inventory): Promise<void>;
  saveStep(id: string, changes: Partial<DeletionStep>): Promise<void>;
  save(changes: Partial<Deletion>): Promise<void>;
  isSettled(kind: StepKind): boolean;
  noteFiles(files: readonly RemovedFile[]): Promise<void>;
  spareFiles(paths: readonly string[]): Promise<void>;
  noteAbsence(service: string, since: Date | null): Promise<void>;
}

/** Returns null for an unknown id. */
export async function openSession(ctx: CoreContext, id: string): Promise<Session | null> {
  const loaded = await ctx.store.read.deletion.findUnique({
    where: { id },
    include: { steps: { orderBy: { ordinal: "asc" } } },
  });
  if (loaded === null) return null;
  const { steps: loadedSteps, ...first } = loaded;
  let row: Deletion = first;
  let steps: readonly DeletionStep[] = loadedSteps;
  let inventory = deletionColumns.inventory.load(row);
  const report = () => ctx.bus.publish({ ...NO_CHANGE, deletionIds: [id] });

  async function save(changes: Partial<Deletion>): Promise<void> {
    const data = { ...changes, updatedAt: ctx.clock.now() };
    await ctx.store.write((tx) =>
      tx.deletion.update({ where: { id }, data, select: { id: true } }),
    );
    row = { ...row, ...data };
    report();
  }

  async function saveInventory(changed: Inventory): Promise<void> {
    const written = deletionColumns.inventory.write(changed);
    if (written !== row.inventory) await save({ inventory: written });
    inventory = changed;
  }

  return {
    get row() {
      return row;
    },
    get steps() {
      return steps;
    },
    get inventory() {
      return inventory;
    },
    save,
    saveInventory,
    async saveStep(stepId, changes) {
      const data = { ...changes, updatedAt: ctx.clock.now() };
      await ctx.store.write((tx) =>
        tx.deletionStep.update({ where: { id: stepId }, data, select: { id: true } }),
      );
      steps = steps.map((step) => (step.id === stepId ? { ...step, ...data } : step));
      report();
    },
    isSettled: (kind) =>
      steps.filter((step) => step.kind === kind).every(({ status }) => isSettled(status)),
    async noteAbsence(service, since) {
      const { [service]: _, ...others } = inventory.absentSince;
      const absentSince = since === null ? others : { ...others, [service]: since.toISOString() };
      await saveInventory({ ...inventory, absentSince });
    },
    noteFiles: (files) =>
      saveInventory({ ...inventory, files: mergeFiles(inventory.files, files) }),
    spareFiles: (paths) =>
      saveInventory({
        ...inventory,
        files: inventory.files.filter((file) => !paths.some((path) => isSameFile(file.path, path))),
      }),
  };
}
