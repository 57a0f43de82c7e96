import { audit, auditActions, auditText as words } from "../language/words/audit.ts";
import { wordMessage } from "./message.ts";

interface DescribedEntry {
  readonly message: string;
  readonly messageCode: string;
  readonly messageParams: unknown;
}

/** An entry of a newer tracker has the words of the tracker. */
export function auditWords({ message, messageCode, messageParams }: DescribedEntry): string {
  return (
    wordMessage(audit, messageCode, messageParams) ??
    requestedAction(messageCode, messageParams) ??
    message
  );
}

/** What a person had a service do has a sentence for each kind of action. */
function requestedAction(code: string, params: unknown): string | null {
  if (code !== "ACTION_REQUESTED" || typeof params !== "object" || params === null) return null;
  return "action" in params && typeof params.action === "string"
    ? auditActions.byCode(params.action, params)
    : null;
}

const ABOUT_REQUESTS = new Set([
  "SHARE_LINK_CREATED",
  "SHARE_LINK_REVOKED",
  "ACTION_REQUESTED",
  "DELETION_CANCELLED",
  "REQUEST_SYNCED",
]);

/** Whether the subject of an entry is a request that probably still exists. */
export function isAboutRequest(messageCode: string): boolean {
  return ABOUT_REQUESTS.has(messageCode);
}

/** Who did it: "Ada", "Ada, by the token “script”", a stranger, or a program on the server. */
export function actorWords({
  actor,
  token,
  isDenied,
}: {
  readonly actor: string | null;
  readonly token: string | null;
  readonly isDenied: boolean;
}): string {
  if (actor === null) return words(isDenied ? "stranger" : "server");
  return token === null || token === actor ? actor : words("byToken", { actor, token });
}
