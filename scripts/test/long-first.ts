import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, and must not begin when all else has ended. */
const long = ["scripts/charts/charts.cluster.test.ts"];

/** Vitest's order of files, but with the longest ones first also where no earlier run has told how long they take. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => (long.some((file) => moduleId.endsWith(file)) ? 0 : 1);
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
