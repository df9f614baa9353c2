import { expect, test } from "vitest";
import { project } from "./support/project.ts";

test("--help lists every command", () => {
  const { code, stdout } = project().chartwright("--help");
  expect(code).toBe(0);
  for (const command of ["new", "generate", "validate", "template", "publish"])
    expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
});

test.each([
  [["generat"], "unknown command 'generat'"],
  [["generate", "--chek"], "unknown option '--chek'"],
  [["validate", "--format", "xml"], "Allowed choices are pretty, json"],
  [["publish"], "required option '--to <folder>'"],
  [["new"], "missing required argument 'name'"],
  [["new", "Not A Name"], "is no name of a chart"],
  [["generate"], "There is no chart here"],
  [["generate", "nowhere"], "nowhere does not exist"],
  [["validate"], "There is no chart here"],
])("wrong usage ends with 2 and says why: %j", (args, message) => {
  const { code, stderr } = project().chartwright(...args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain("    at ");
});
