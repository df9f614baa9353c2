import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { project } from "./support/project.ts";
import { widgetChart, widgets } from "./support/widgets.ts";

const file = "schemas/crds/example.com/widgets.json";

/** A project with the chart, into which the definition was pulled from a file. */
function pulled(field: string) {
  const made = project({ ...widgetChart(field), "more/widgets.yaml": JSON.stringify(widgets) });
  expect(made.chartwright("schemas", "pull", "more")).toMatchObject({ code: 0, stdout: `${file}\n` });
  return made;
}

test("what was pulled from a file is what validate holds objects to", () => {
  expect(project(widgetChart("size")).chartwright("validate", "chart").stderr).toContain("error CW3010");
  expect(pulled("size").chartwright("validate", "chart")).toMatchObject({ code: 0 });
  const { code, stderr } = pulled("siez").chartwright("validate", "chart");
  expect(stderr).toContain("error CW3009");
  expect(stderr).toContain('Did you mean "size"?');
  expect(code).toBe(1);
});

test("no descriptions are kept, and another pull leaves what there is", () => {
  const made = pulled("size");
  expect(made.read(file)).not.toContain("How large.");
  const gadgets = JSON.stringify(widgets).replaceAll("widgets", "gadgets").replaceAll("Widget", "Gadget");
  made.write("gadgets.json", gadgets);
  made.chartwright("schemas", "pull", "gadgets.json");
  expect(Object.keys(JSON.parse(made.read("schemas/lock.json")))).toEqual([
    "crds/example.com/gadgets.json",
    file.slice("schemas/".length),
  ]);
  expect(made.chartwright("validate", "chart")).toMatchObject({ code: 0 });
});

test("a file that was changed by hand is told of, and so is one that is gone", () => {
  const made = pulled("siez");
  made.write(file, made.read(file).replace('"size"', '"siez"'));
  const changed = made.chartwright("validate", "chart");
  expect(changed.stderr).toContain(`error CW3019  ${file}`);
  expect(changed.stderr).toContain("not what its digest in lock.json is of");
  expect(changed.code).toBe(1);
  rmSync(join(made.folder, file));
  expect(made.chartwright("validate", "chart").stderr).toContain("crds/example.com/widgets.json is missing.");
});

test.each([
  ["a file that is not there", ["none.yaml"], "none.yaml does not exist."],
  [
    "a file without a definition",
    ["chart/Chart.yaml"],
    "There is no CustomResourceDefinition in chart/Chart.yaml.",
  ],
  [
    "a definition that is not whole",
    ["broken.yaml"],
    "broken.yaml has a CustomResourceDefinition that is not whole.",
  ],
  ["a kubeconfig that is not there", ["--kubeconfig", "none"], "There is no kubeconfig"],
])("%s is told of, and nothing is written", (_, args, message) => {
  const broken =
    "kind: CustomResourceDefinition\nspec: { group: ../up, names: { plural: x }, versions: [] }\n";
  const made = project({ ...widgetChart("size"), "broken.yaml": broken });
  const { code, stderr } = made.chartwright("schemas", "pull", ...args);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
  expect(existsSync(join(made.folder, "schemas"))).toBe(false);
});

test.each(["{", '{ "a": 1 }'])("a lock that another program wrote is told of: %s", (lock) => {
  const made = project({ ...widgetChart("size"), "schemas/lock.json": lock });
  const { code, stderr } = made.chartwright("validate", "chart");
  expect(stderr).toContain("schemas/lock.json is not what `chartwright schemas pull` writes.");
  expect(code).toBe(2);
});

test("a context that a kubeconfig does not have is told of, with those that it has", () => {
  const made = project({ kubeconfig: "contexts: [{ name: here, context: { cluster: c, user: u } }]\n" });
  const { code, stderr } = made.chartwright(
    "schemas",
    "pull",
    "--kubeconfig",
    "kubeconfig",
    "--context",
    "there",
  );
  expect(stderr).toContain("has no context there.");
  expect(stderr).toContain("Name one with --context: here.");
  expect(code).toBe(2);
});
