import { describe, expect } from "vitest";
import {
  annotated,
  clusterRole,
  selectorOfCase,
  service,
  twoCases,
  withAlertmanager,
  withRole,
} from "../testing/sample-charts.ts";
import { deployment, hookPod, type SmallChart } from "../testing/small-chart.ts";
import { type SmallTrial, test, trySmallChart } from "../testing/try-small-chart.ts";

describe("a broken chart", () => {
  test.concurrent.for<[string, SmallChart, string, RegExp, SmallTrial?]>([
    [
      "whose pods are never ready",
      {
        templates: { "deployment.yaml": deployment({ image: "example.com/web:missing" }) },
      },
      "install",
      /ImagePullBackOff/,
    ],
    [
      "whose pod is privileged",
      {
        templates: { "deployment.yaml": deployment({ security: "privileged: true" }) },
      },
      "install",
      /violates PodSecurity "restricted/,
    ],
    [
      "whose selector differs between its cases",
      {
        templates: {
          "deployment.yaml": deployment({
            selector: selectorOfCase,
          }),
        },
        cases: twoCases,
      },
      "upgrade from a to b",
      /field is immutable/,
      "chain",
    ],
    [
      "whose selector holds its version",
      {
        templates: {
          "deployment.yaml": deployment({
            selector: 'release: {{ .Release.Name }}, chart: "{{ .Chart.Version }}"',
          }),
        },
      },
      "upgrade from 1.0.0",
      /field is immutable/,
      "chain",
    ],
    [
      "with a hook that fails",
      {
        templates: { "hook.yaml": hookPod("pre-install", "example.com/migrate:failing", "Job") },
      },
      "install",
      /hook|Job.* failed/i,
    ],
    [
      "with a test that fails",
      {
        templates: { "test.yaml": hookPod("test", "example.com/test:failing", "Pod") },
      },
      "helm test",
      /failed/i,
    ],
    [
      "that leaves a hook's object behind",
      {
        templates: { "hook.yaml": annotated("helm.sh/hook: pre-install") },
      },
      "uninstall",
      /leaves behind: .*configmaps\/one-/,
    ],
    [
      "that leaves a cluster-wide object behind",
      {
        templates: { "hook.yaml": clusterRole },
      },
      "uninstall",
      /leaves behind: .*clusterroles.rbac.authorization.k8s.io\/one-/,
    ],
    [
      "whose names are fixed",
      {
        templates: { "deployment.yaml": deployment({ name: "web" }) },
      },
      "a second release beside it",
      /web.* (exists and cannot be imported|invalid ownership)/s,
      "pair",
    ],
    [
      "whose Service selects the pods of every release",
      {
        templates: { "service.yaml": service("app: web") },
      },
      "a second release beside it",
      /select the pods/,
      "pair",
    ],
    [
      "whose configuration a real program refuses",
      withAlertmanager("nobody"),
      "amtool on its configuration",
      /undefined receiver "nobody"/,
    ],
    ["whose account lacks a verb", withRole("list"), "the service account's rights", /may not watch pods/],
    [
      "whose refused upgrade goes through",
      {
        cases: twoCases,
        install: { refusesUpgrade: [{ from: "a", to: "b", reason: "It once was." }] },
      },
      "the refused upgrade from a to b",
      /must be refused/,
      "chain",
    ],
    [
      "whose refused upgrade goes through, among all pairs",
      {
        cases: twoCases,
        install: { refusesUpgrade: [{ from: "a", to: "b", reason: "It once was." }] },
      },
      "upgrade to b",
      /must be refused/,
      "case",
    ],
  ])("is red %s", async ([, parts, step, message, way], { helm }) => {
    // Long enough for what comes before, and no longer than it takes to see what never comes or goes.
    const { failure } = await trySmallChart(
      helm,
      parts,
      way,
      step === "install" || step === "uninstall" ? 10 : 30,
    );
    expect(failure).toMatchObject({ step, message: expect.stringMatching(message) });
  });

  test.concurrent("is red if nothing of it can be switched off by a parent", async ({ helm }) => {
    const hook = annotated("helm.sh/hook: pre-install");
    const { failure } = await trySmallChart(helm, { templates: { "hook.yaml": hook } }, "subchart");
    expect(failure?.step).toBe("the parent's condition off");
  });
});
