import { expect, test } from "vitest";
import { parseArguments } from "./arguments.ts";

const short = { stages: ["checks", "unit", "cluster"], full: false, shard: undefined, changed: undefined };

test.each([
  [[], short],
  [["--only", "unit"], { ...short, stages: ["unit"] }],
  [["--changed"], { ...short, changed: "HEAD" }],
  [["--changed=origin/main"], { ...short, changed: "origin/main" }],
  [
    ["--full", "--shard", "2/3"],
    { ...short, stages: ["checks", "unit", "cluster", "charts"], full: true, shard: { index: 2, of: 3 } },
  ],
  [["-h"], "help"],
  [["--only", "all"], { problem: "There is no stage all; there are checks, unit, cluster, charts." }],
  [["--only", "charts"], { problem: "The stage charts is part of --full alone." }],
  [["--shard", "1/2"], { problem: "--shard is for --full: a short run is one part." }],
  [["--full", "--shard", "0/2"], { problem: "0/2 is not a shard, such as 1/4." }],
  [["--full", "--changed"], { problem: "--full leaves nothing out, so not --changed." }],
])("%j", (args, expected) => {
  expect(parseArguments(args)).toEqual(expected);
});
