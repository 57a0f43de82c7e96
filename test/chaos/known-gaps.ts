import type { ChaosStep, ChaosStory } from "./story.ts";

/**
 * What the tracker cannot follow yet, with the reason. Such steps are left out of the stories unless a run asks for them
 * (`--gaps`), so that the oracle stays as strict as the rules; a gap that was closed is taken out of here.
 */
const GAPS: readonly { readonly why: string; has(step: ChaosStep): boolean }[] = [
  {
    why: "without its webhook nobody notices that a film or series has left its arr with its files: whatever is finished is not looked at again, and of the rest a poll cannot say what became of the files",
    has: (step) => step.do === "delete-item",
  },
  {
    why: "Seerr is not asked again about a request that is finished, so its withdrawal is not noticed",
    has: (step) => step.do === "withdraw" && step.isLate,
  },
  {
    why: "a file that is missing on the disk stays AVAILABLE until the library has lost it too, and the library is not asked about what is AVAILABLE",
    has: (step) => step.do === "delete-file" && step.reason === "missingFromDisk",
  },
  {
    why: "a file of two episodes is replaced by a file of one of them: the other has lost its file, and the history says no more than that it was an upgrade",
    has: (step) => step.do === "grab" && step.isSplit === true,
  },
];

export function withoutGaps(story: ChaosStory): ChaosStory {
  return { ...story, steps: sift(story.steps) };
}

function sift(steps: readonly ChaosStep[]): readonly ChaosStep[] {
  return steps
    .filter((step) => !GAPS.some((gap) => gap.has(step)))
    .map((step) => (step.do === "together" ? { ...step, lanes: step.lanes.map(sift) } : step));
}
