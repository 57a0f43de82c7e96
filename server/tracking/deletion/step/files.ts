import { planArr } from "../../../domain/deletion/plan.ts";
import { toRemoved } from "../collect.ts";
import { participantOf } from "../participant.ts";
import { findTitle, NOT_CONFIGURED, type Check, type StepScope } from "./check.ts";

/** Deletes the movie or series with its files, or only the files of seasons that no other request needs. */
export async function checkFiles(scope: StepScope): Promise<Check> {
  const { ctx, subject, sharing, service, serviceName, mayRemoveTitle, noteFiles, spareFiles } =
    scope;
  const arr = participantOf(ctx, "arr", service);
  if (arr === null) return NOT_CONFIGURED;
  const title = await findTitle(scope, arr);
  if (title === null)
    return { kind: "gone", message: { code: "NOT_IN_SERVICE", params: { service: serviceName } } };
  const plan = planArr(subject.deletionScope, sharing.otherRequests, title);
  const isWhole = plan.removesTitle && mayRemoveTitle;
  const files = plan.files.map(toRemoved);
  if (isWhole || files.length > 0) {
    return {
      kind: "there",
      action: isWhole ? "remove title" : "remove files",
      message: isWhole
        ? { code: "STILL_HAS", params: { service: serviceName } }
        : { code: "STILL_HAS_FILES", params: { service: serviceName, count: files.length } },
      async run() {
        await noteFiles(files);
        if (isWhole) await arr.removal.removeTitle(title.id);
        else await arr.removal.removeFiles(plan.files.map(({ id }) => id));
      },
    };
  }
  await spareFiles(title.files.map(({ path }) => path));
  const [first] = plan.kept;
  const hasFiles = title.files.length > 0;
  return hasFiles && first !== undefined && plan.episodes.length === 0
    ? {
        kind: "kept",
        message: { code: "STAYS", params: { what: first.what, reasons: [first.reason] } },
      }
    : { kind: "gone", message: { code: "HAS_NO_FILES", params: { service: serviceName } } };
}
