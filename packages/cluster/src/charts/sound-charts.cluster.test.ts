import { describe, expect } from "vitest";
import {
  annotated,
  selectorOfCase,
  service,
  twoCases,
  withAlertmanager,
  withRole,
} from "../testing/sample-charts.ts";
import { deployment, hookPod, type SmallChart } from "../testing/small-chart.ts";
import { type SmallTrial, test, trySmallChart } from "../testing/try-small-chart.ts";

describe("a chart that is right", () => {
  test.concurrent.for<[string, SmallChart, SmallTrial?]>([
    [
      "with a hook, a test and a Service",
      {
        templates: {
          "hook.yaml": hookPod("pre-install,pre-upgrade", "example.com/migrate:1", "Job"),
          "test.yaml": hookPod("test", "example.com/test:1", "Pod").replace("-hook", "-test"),
          "service.yaml": service("release: {{ .Release.Name }}"),
        },
        cases: twoCases,
      },
      "case",
    ],
    ["whose account may do what it needs", withRole("list, watch")],
    ["whose configuration a real program takes", withAlertmanager("team")],
    [
      "with an object that says that it stays",
      {
        templates: { "kept.yaml": annotated("helm.sh/resource-policy: keep") },
      },
    ],
    [
      "with an object whose staying is named with a reason",
      {
        templates: { "hook.yaml": annotated("helm.sh/hook: pre-install") },
        install: { stays: [{ object: "configmaps/*", reason: "Its users read it afterwards." }] },
      },
    ],
    [
      "of which a cluster holds one, with a reason",
      {
        templates: { "deployment.yaml": deployment({ name: "web" }) },
        install: { single: { reason: "Its name is known to others." } },
      },
      "case",
    ],
    [
      "with an upgrade that is refused, with a reason",
      {
        templates: { "deployment.yaml": deployment({ selector: selectorOfCase }) },
        cases: twoCases,
        install: { refusesUpgrade: [{ from: "a", to: "b", reason: "The selector is immutable." }] },
      },
      "chain",
    ],
    [
      "that is privileged, with a reason",
      {
        templates: { "deployment.yaml": deployment({ security: "privileged: true" }) },
        install: { podSecurity: { level: "privileged", reason: "It changes the node." } },
      },
    ],
    [
      "whose releases stand side by side",
      { templates: { "service.yaml": service("release: {{ .Release.Name }}") } },
      "pair",
    ],
    ["that one release goes through", { cases: twoCases }, "chain"],
  ])("is green %s", async ([, parts, way], { helm }) => {
    expect((await trySmallChart(helm, parts, way)).failure).toBeUndefined();
  });

  test.concurrent("is green under a parent", async ({ helm }) => {
    expect((await trySmallChart(helm, {}, "subchart")).failure).toBeUndefined();
  });
});
