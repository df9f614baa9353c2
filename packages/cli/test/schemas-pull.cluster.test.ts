import { readFileSync } from "node:fs";
import { connect, installCrds } from "@chartwright/cluster";
import { expect, inject, onTestFinished, test } from "vitest";
import { project } from "./support/project.ts";
import { widgetChart, widgets } from "./support/widgets.ts";

test("what a cluster serves is pulled, custom resources too, and validate holds objects to it", async () => {
  const { kubeconfig } = inject("cluster");
  const made = project({ ...widgetChart("siez"), "crds/widgets.json": JSON.stringify(widgets) });
  await installCrds({ kubeconfig }, `${made.folder}/crds`);
  onTestFinished(() =>
    connect(kubeconfig).remove("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.example.com"),
  );
  const { code, stdout, stderr } = made.chartwright("schemas", "pull", "--kubeconfig", kubeconfig);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(stdout).toContain("schemas/crds/example.com/widgets.json\n");
  const ours = new URL("../../../schemas/kubernetes/1.37/definitions.json", import.meta.url);
  expect(JSON.parse(made.read("schemas/kubernetes/1.37/definitions.json")).definitions).toEqual(
    JSON.parse(readFileSync(ours, "utf8")).definitions,
  );
  const found = made.chartwright("validate", "chart");
  expect(found.stderr).toContain("error CW3009");
  expect(found.stderr).toContain('Did you mean "size"?');
});
