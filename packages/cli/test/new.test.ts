import { spawnSync } from "node:child_process";
import { describe, expect, inject, test } from "vitest";
import { project } from "./support/project.ts";

describe("what `new` makes", () => {
  test.each(["helm3", "helm4"] as const)("passes lint --strict and template of %s untouched", (name) => {
    const made = project();
    const { code, stdout } = made.chartwright("new", "my-service");
    expect(code).toBe(0);
    expect(stdout).toContain("helm install my-service charts/my-service/chart");
    const helm = inject("tools")[name];
    for (const args of [
      ["lint", "--strict"],
      ["template", "x"],
    ]) {
      const ended = spawnSync(helm, [...args, "charts/my-service/chart"], {
        cwd: made.folder,
        encoding: "utf8",
      });
      expect(ended.stderr).toBe("");
      expect(ended.status).toBe(0);
    }
  });

  test("passes validate, also with kubeconform as a referee, and is up to date", () => {
    const made = project();
    made.chartwright("new", "my-service");
    expect(made.chartwright("validate", "--referee")).toMatchObject({ code: 0, stderr: "" });
    expect(made.chartwright("generate", "--check")).toMatchObject({ code: 0, stderr: "" });
  });

  test("never overwrites what is there", () => {
    const made = project({ "charts/mine/notes.txt": "mine" });
    const { code, stderr } = made.chartwright("new", "mine");
    expect(code).toBe(2);
    expect(stderr).toContain("charts/mine is there already");
    expect(made.read("charts/mine/notes.txt")).toBe("mine");
    expect(made.exists("charts/mine/chart.ts")).toBe(false);
  });
});
