import { hasErrors } from "@chartwright/diagnostics";
import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { stringify } from "yaml";
import { importManifests, unequal } from "../src/index.ts";
import { withoutNulls } from "../src/manifests/read-objects.ts";
import { loadChart } from "./support/load-chart.ts";
import { manifestObjects } from "./support/objects.ts";

const hasKind = (module: string) =>
  module.startsWith("kubernetes-models/") && !module.includes("example.com");

test("what is imported, printed and run gives the objects that went in", async () => {
  await fc.assert(
    fc.asyncProperty(manifestObjects, async (objects) => {
      const content = objects.map((object) => `---\n${stringify(object, { version: "1.1" })}`).join("");
      const { imported, diagnostics } = importManifests([{ path: "all.yaml", content }], { hasKind });
      expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      if (imported === undefined) throw new Error("nothing was imported");
      const model = await loadChart(imported);
      expect(hasErrors(model.diagnostics)).toBe(false);
      const [proof] = imported.proofs;
      if (proof === undefined) throw new Error("nothing is proven");
      expect(unequal(model, proof)).toEqual([]);
      expect(proof.objects.map(({ object }) => object)).toEqual(objects.map(withoutNulls));
    }),
    inject("effort").properties["importer/objects"],
  );
});
