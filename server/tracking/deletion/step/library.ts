import { plainStep } from "../../../domain/message/deletion-step.ts";
import { isSameFile } from "../../../domain/path.ts";
import { participantOf } from "../participant.ts";
import { NOT_CONFIGURED, type Check, type StepScope } from "./check.ts";

/** A library removes what it no longer finds: it is notified of the paths first, then asked for a scan. */
export async function checkLibrary(scope: StepScope): Promise<Check> {
  const { ctx, subject, inventory, service, serviceName, tries, isSettled } = scope;
  const library = participantOf(ctx, "library", service);
  if (library === null) return NOT_CONFIGURED;
  if (!isSettled("FILES")) return { kind: "waits", message: plainStep("FILES_FIRST") };
  const { files } = inventory;
  const shown = files.length === 0 ? [] : await library.removal.findFiles(subject.target, files);
  if (shown.length === 0)
    return { kind: "gone", message: { code: "DOES_NOT_SHOW", params: { service: serviceName } } };
  const control = library.service.integration.library;
  if (control === undefined) return NOT_CONFIGURED;
  const paths = [...new Set(files.map(({ path }) => path))];
  // Libraries of Shokofin use other paths and ignore notifications: only a scan helps.
  const isElsewhere = !shown.some(({ path }) => paths.some((one) => isSameFile(one, path)));
  const [only] = shown;
  const isNotified = tries < TRIES_BY_PATH && !isElsewhere;
  return {
    kind: "there",
    action: isNotified ? "notify" : "scan",
    isJob: !isNotified,
    message:
      only !== undefined && shown.length === 1
        ? { code: "STILL_SHOWS", params: { service: serviceName, title: only.name } }
        : { code: "STILL_SHOWS_FILES", params: { service: serviceName, count: shown.length } },
    async run() {
      if (isNotified) await control.notifyPaths(paths);
      else await control.scan();
    },
  };
}

/** Notifications before a scan: a library takes a minute or more to process one. */
const TRIES_BY_PATH = 4;
