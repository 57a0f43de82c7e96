import { plainStep } from "../../../domain/message/deletion-step.ts";
import { IntegrationError } from "../../../integrations/port/error.ts";
import { participantOf } from "../participant.ts";
import { NOT_CONFIGURED, type Check, type StepScope } from "./check.ts";

/** Has Shoko remove entries of missing files. Shoko does so for all its folders at once, or not at all. */
export async function checkMatches(scope: StepScope): Promise<Check> {
  const { ctx, subject, inventory, service, serviceName, isSettled } = scope;
  const shoko = participantOf(ctx, "matching", service);
  if (shoko === null) return NOT_CONFIGURED;
  if (!isSettled("FILES")) return { kind: "waits", message: plainStep("FILES_FIRST") };
  const known = inventory.files.length === 0 ? [] : await shoko.removal.findFiles(inventory.files);
  if (known.length === 0) {
    const isConcerned = subject.request.isAnime || (inventory.matches[service] ?? []).length > 0;
    return isConcerned
      ? { kind: "gone", message: { code: "KNOWS_NO_FILES", params: { service: serviceName } } }
      : { kind: "kept", message: plainStep("NOT_ANIME") };
  }
  const present = known.filter(({ isMissing }) => !isMissing);
  if (present.length > 0) {
    const params = { service: serviceName, count: present.length };
    return { kind: "waits", message: { code: "STILL_SEES_FILES", params } };
  }
  return {
    kind: "there",
    action: "remove missing",
    isJob: true,
    message: { code: "STILL_LISTS_FILES", params: { service: serviceName, count: known.length } },
    async run() {
      const unreachable = await shoko.removal.listUnreachable(new Set(known.map(({ id }) => id)));
      if (unreachable.length > 0) {
        throw new IntegrationError(service, "implausible", {
          code: "FOLDERS_UNREACHABLE",
          params: { folders: unreachable },
        });
      }
      await shoko.removal.removeMissing();
    },
  };
}
