import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest: begun last, it would run alone at the end, while the other processors wait. */
const LONGEST = [
  "test/bench/main.test.ts",
  "test/e2e/accessibility.test.ts",
  "test/e2e/sign-in.test.ts",
  "test/e2e/demo.test.ts",
  "test/notification/stories.test.ts",
  "test/scenario/outage.test.ts",
  "test/scenario/deletion-outage.test.ts",
  "test/scenario/resume.test.ts",
  "test/scenario/link-file.test.ts",
  "test/tracking/projection/apply.test.ts",
];

/** Begins with the longest files, also on a checkout that has not run yet: vitest knows their durations only afterwards. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- It is not an array.
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => {
      const index = LONGEST.findIndex((path) => moduleId.endsWith(path));
      return index < 0 ? LONGEST.length : index;
    };
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
