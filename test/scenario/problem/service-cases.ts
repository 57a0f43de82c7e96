import { added, aMovie, downloaded } from "../../../simulator/manual-stack.ts";
import { deleteItem } from "../../../simulator/world/deletion.ts";
import { importRest } from "../../../simulator/world/import.ts";
import { pickUpFiles } from "../../../simulator/world/library.ts";
import { untilRequest, untilState } from "../../support/request.ts";
import type { ProblemCase, ProblemGroup } from "./case.ts";

const BLIND: ProblemCase = {
  code: "SERVICE_UNREACHABLE",
  when: "Radarr does not answer",
  title: aMovie("Blind"),
  async provoke(world, testApp) {
    added(world, BLIND.title);
    await untilState(testApp, BLIND.title.title, "APPROVED");
    testApp.stack.failures.service.radarr.isDown = true;
  },
  severity: "STUCK",
  message: "Cannot reach Radarr at the moment, so this may be out of date.",
  actions: [],
};

const DISMISSED: ProblemCase = {
  code: "REMOVED_FROM_ARR",
  when: "somebody removes a movie from Radarr that was searched for",
  title: aMovie("Dismissed"),
  async provoke(world, testApp) {
    const item = added(world, DISMISSED.title);
    await untilState(testApp, DISMISSED.title.title, "APPROVED");
    // With its next answer Radarr says for the second time that it is not there: then it counts as gone.
    testApp.stack.failures.service.radarr.delayMs = 8_000;
    deleteItem(world, item, false);
  },
  severity: "STUCK",
  message: "The title was removed from Radarr, so nothing is searching for it.",
  actions: ["RETRY_REQUEST"],
};

const RELEASED: ProblemCase = {
  code: "UNMANAGED",
  when: "somebody removes a movie from Radarr and keeps its file",
  title: aMovie("Let Go"),
  async provoke(world, testApp) {
    const item = added(world, RELEASED.title);
    importRest(world, downloaded(world, item));
    pickUpFiles(world, item.files, 0);
    await untilRequest(testApp, RELEASED.title.title, ({ state }) => state === "AVAILABLE");
    deleteItem(world, item, false);
  },
  severity: "WAITING",
  message: "Radarr no longer manages the title; the file was left where it is.",
  actions: [],
};

export const SERVICE_GROUPS: readonly ProblemGroup[] = [
  { name: "its arr no longer has it", waves: [[RELEASED], [DISMISSED]] },
  { name: "its arr does not answer", waves: [[BLIND]] },
];
