import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, the longest first: it must not begin when all else has ended. */
const long = [
  "scripts/charts/charts.cluster.test.ts",
  "packages/cli/test/packed.cluster.test.ts",
  "packages/cluster/src/charts/broken-charts.cluster.test.ts",
  "packages/cluster/src/charts/sound-charts.cluster.test.ts",
  "scripts/charts/test-charts.cluster.test.ts",
];

/** Vitest's order of files, but with the longest ones first also where no earlier run has told how long they take. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((file) => moduleId.endsWith(file));
      return at === -1 ? long.length : at;
    };
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
