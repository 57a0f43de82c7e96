import { checkClients } from "./client-rules.ts";
import type { ArrSetUp, ChainFacts, ServiceFacts } from "./facts.ts";
import type { Diagnosis } from "./finding.ts";
import { checkFolders, checkNotified, checkTracker } from "./folder-rules.ts";
import { createNotes, type Notes } from "./notes.ts";
import { checkService } from "./service-rules.ts";
import { listUses } from "./use.ts";

/** Finds what is wrong in a set-up. What a service does not report is named, and never counts as wrong. */
export function diagnoseChain(facts: ChainFacts): Diagnosis {
  const notes = createNotes();
  const uses = listUses(facts.services);
  checkTracker(facts, notes);
  for (const service of facts.services) {
    checkService(service, notes);
    if (service.answer.kind !== "answered") continue;
    noteUntold(service, notes);
    checkClients(service, uses, notes);
    checkNotified(service, facts.services, notes);
  }
  checkFolders(facts, notes);
  return notes.result();
}

function noteUntold({ name, setUp }: ServiceFacts, notes: Notes): void {
  const arr: ArrSetUp | undefined = setUp?.arr;
  const isUntold =
    setUp === null ||
    (arr !== undefined && Object.values(arr).includes(null)) ||
    setUp.hasCsrfProtection === null ||
    setUp.client?.folder === null ||
    setUp.client?.categories === null;
  if (isUntold) notes.skip({ code: "SET_UP_UNTOLD", params: { service: name } });
}
