import { IntegrationError } from "../../../integrations/port/error.ts";
import { participantOf } from "../participant.ts";
import { NOT_CONFIGURED, type Check, type StepScope } from "./check.ts";

/** Has Shoko remove entries of missing files. Shoko does so for all its folders at once, or not at all. */
export async function checkMatches(scope: StepScope): Promise<Check> {
  const { ctx, subject, inventory, service, serviceName, isSettled } = scope;
  const shoko = participantOf(ctx, "matching", service);
  if (shoko === null) return NOT_CONFIGURED;
  if (!isSettled("FILES")) return { kind: "waits", message: "The files have to go first." };
  const known = inventory.files.length === 0 ? [] : await shoko.removal.findFiles(inventory.files);
  if (known.length === 0) {
    const isConcerned = subject.request.isAnime || (inventory.matches[service] ?? []).length > 0;
    return isConcerned
      ? { kind: "gone", message: `${serviceName} knows none of its files.` }
      : { kind: "kept", message: "It is no anime." };
  }
  const present = known.filter(({ isMissing }) => !isMissing);
  if (present.length > 0) {
    const message = `${serviceName} still sees ${present.length} of its files on the disk.`;
    return { kind: "waits", message };
  }
  return {
    kind: "there",
    action: "remove missing",
    isJob: true,
    message: `${serviceName} still lists ${known.length} of its files.`,
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
