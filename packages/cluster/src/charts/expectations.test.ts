import { expect, test } from "vitest";
import { noExpectations, readExpectations } from "./expectations.ts";

const read = (install: unknown) => readExpectations({ name: "x", chartwright: { install } });

test("a package.json without any says nothing", () => {
  expect(readExpectations({ name: "x" })).toEqual(noExpectations);
});

test("what it says is read", () => {
  const install = {
    podSecurity: { level: "privileged", reason: "It changes the node." },
    stays: [{ object: "persistentvolumeclaims/data-*", reason: "Data outlives a release." }],
    single: { reason: "It takes a port of each node.", unless: ["port=9101"] },
    needs: [{ verb: "list", group: "apps", resource: "deployments", cluster: true }],
    configuration: [{ container: "web", program: "nginx", args: ["-t"], image: "image" }],
  };
  expect(read(install)).toEqual({ ...noExpectations, ...install });
});

test.each([
  [[], "chartwright.install must be a mapping."],
  [{ stay: [] }, "chartwright.install.stay is not known; one of podSecurity, stays, refusesUpgrade"],
  [{ stays: {} }, "chartwright.install.stays must be a list."],
  [{ single: true }, "chartwright.install.single must be a mapping."],
  [
    { single: { reason: "x", unless: "port=1" } },
    "chartwright.install.single.unless must be a list of strings.",
  ],
  [{ podSecurity: { level: "baseline" } }, "chartwright.install.podSecurity.reason must be a string."],
  [
    { podSecurity: { level: "lax", reason: "x" } },
    "chartwright.install.podSecurity.level must be one of privileged, baseline, restricted.",
  ],
  [{ stays: [{ object: "x", reason: "" }] }, "chartwright.install.stays[0].reason must be a string."],
  [
    { needs: [{ verb: "get", resource: "pods", scope: "x" }] },
    "chartwright.install.needs[0].scope is not known.",
  ],
  [
    { configuration: [{ container: "web", program: "nginx", args: "-t" }] },
    "chartwright.install.configuration[0].args must be a list of strings.",
  ],
])("%j is refused", (install, problem) => {
  expect(read(install)).toEqual({ problems: [expect.stringContaining(problem)] });
});
