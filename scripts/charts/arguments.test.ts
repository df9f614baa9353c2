import { expect, test } from "vitest";
import { parseArguments } from "./arguments.ts";

const all = {
  charts: [],
  cases: [],
  modes: ["helm 3", "helm 4", "helm 4 client-side"],
  minors: ["1.33", "1.37"],
  from: undefined,
  folder: undefined,
  upgrades: "share",
  plan: "full",
  shard: undefined,
  seconds: 60,
  jobs: 3,
};

test.each([
  [[], all],
  [["--chart", "web,db", "--case", "ha"], { ...all, charts: ["web", "db"], cases: ["ha"] }],
  [["--helm", "4"], { ...all, modes: ["helm 4", "helm 4 client-side"] }],
  [
    ["--kubernetes", "1.37", "--upgrades=next", "--jobs", "2"],
    { ...all, minors: ["1.37"], upgrades: "next", jobs: 2 },
  ],
  [["--plan", "short", "--shard", "2/3"], { ...all, plan: "short", shard: { index: 2, of: 3 } }],
  [["-h"], "help"],
  [["--helm", "2"], { problem: "Helm 2 is not tried here; 3 and 4 are." }],
  [["--kubernetes", "1.20"], { problem: "Kubernetes 1.20 is not tried here; 1.33 and 1.37 are." }],
  [["--upgrades", "some"], { problem: "--upgrades takes share, every or next." }],
  [["--plan", "long"], { problem: "--plan takes full or short." }],
  [["--shard", "4/3"], { problem: "4/3 is not a shard, such as 1/4." }],
  [["--jobs", "0"], { problem: "0 is not a number above zero." }],
])("%j", (args, expected) => {
  expect(parseArguments(args)).toEqual(expected);
});
