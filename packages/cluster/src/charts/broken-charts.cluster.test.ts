import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject } from "vitest";
import { connect } from "../api-client.ts";
import { test } from "../namespace-fixture.ts";
import {
  configMap as configMapOf,
  deployment,
  hookPod,
  type SmallChart,
  writeSmallChart,
} from "../testing/small-chart.ts";
import { useHelm } from "./helm.ts";
import { makeLastVersion } from "./last-version.ts";
import { readChartUnderTrial } from "./read-chart.ts";
import type { Outcome } from "./trial.ts";
import { tryAsSubchart } from "./try-as-subchart.ts";
import { tryCase } from "./try-case.ts";
import { tryChain } from "./try-chain.ts";
import { tryInstall, tryPair } from "./try-install.ts";

/** Tries the first case of a small chart, which is its own last version. */
async function outcomeOf(
  parts: SmallChart,
  how: typeof tryInstall = tryInstall,
  seconds = 5,
): Promise<Outcome> {
  const { kubeconfig } = inject("cluster");
  const folder = mkdtempSync(join(tmpdir(), "chartwright-small-"));
  const helm = useHelm("helm 4", inject("tools"), kubeconfig);
  try {
    const chart = readChartUnderTrial(writeSmallChart(folder, parts));
    const last = await makeLastVersion(helm, chart, folder);
    const [first] = chart.cases;
    if (first === undefined) throw new Error("A small chart has a case.");
    const tried = { ...chart, last, programs: inject("clusterTools") };
    const trial = { chart: tried, helm, api: connect(kubeconfig), kubeconfig, seconds };
    return await how(trial, first);
  } finally {
    helm.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const role = (verbs: string) => `apiVersion: v1
kind: ServiceAccount
metadata: { name: "{{ .Release.Name }}" }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: "{{ .Release.Name }}" }
rules: [{ apiGroups: [""], resources: [pods], verbs: [${verbs}] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: "{{ .Release.Name }}" }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: "{{ .Release.Name }}" }
subjects: [{ kind: ServiceAccount, name: "{{ .Release.Name }}", namespace: "{{ .Release.Namespace }}" }]
`;
const withRole = (verbs: string): SmallChart => ({
  templates: {
    "rbac.yaml": role(verbs),
    "deployment.yaml": deployment({ serviceAccount: "{{ .Release.Name }}" }),
  },
  install: {
    needs: [
      { verb: "list", resource: "pods" },
      { verb: "watch", resource: "pods" },
    ],
  },
});
const configMap = (annotation: string) => `apiVersion: v1
kind: ConfigMap
metadata: { name: "{{ .Release.Name }}", annotations: { ${annotation} } }
`;
const withAlertmanager = (receiver: string): SmallChart => ({
  templates: {
    "deployment.yaml": deployment({ config: "/etc/alertmanager" }),
    "config.yaml": configMapOf({
      "config.yml": `route: { receiver: ${receiver} }\nreceivers: [{ name: team }]`,
    }),
  },
  install: {
    configuration: [
      { container: "web", program: "amtool", args: ["check-config", "/etc/alertmanager/config.yml"] },
    ],
  },
});
const clusterRole = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: "{{ .Release.Name }}", annotations: { helm.sh/hook: pre-install } }
rules: []
`;
const service = (selector: string) => `apiVersion: v1
kind: Service
metadata: { name: "{{ .Release.Name }}" }
spec: { ports: [{ port: 80 }], selector: { ${selector} } }
`;
const selectorOfCase = "release: {{ .Release.Name }}, case: {{ .Values.variant }}";
const twoCases = { a: "variant: a", b: "variant: b" };

describe("a chart that is right", () => {
  test.concurrent.for<[string, SmallChart, typeof tryInstall?]>([
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
      tryCase,
    ],
    ["whose account may do what it needs", withRole("list, watch")],
    ["whose configuration a real program takes", withAlertmanager("team")],
    [
      "with an object that says that it stays",
      {
        templates: { "kept.yaml": configMap("helm.sh/resource-policy: keep") },
      },
    ],
    [
      "with an object whose staying is named with a reason",
      {
        templates: { "hook.yaml": configMap("helm.sh/hook: pre-install") },
        install: { stays: [{ object: "configmaps/*", reason: "Its users read it afterwards." }] },
      },
    ],
    [
      "of which a cluster holds one, with a reason",
      {
        templates: { "deployment.yaml": deployment({ name: "web" }) },
        install: { single: { reason: "Its name is known to others." } },
      },
      tryCase,
    ],
    [
      "with an upgrade that is refused, with a reason",
      {
        templates: { "deployment.yaml": deployment({ selector: selectorOfCase }) },
        cases: twoCases,
        install: { refusesUpgrade: [{ from: "a", to: "b", reason: "The selector is immutable." }] },
      },
      tryChain,
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
      tryPair,
    ],
    ["that one release goes through", { cases: twoCases }, tryChain],
  ])("is green %s", async ([, parts, how]) => {
    expect((await outcomeOf(parts, how)).failure).toBeUndefined();
  });

  test.concurrent("is green under a parent", async () => {
    expect((await outcomeOf({}, tryAsSubchart)).failure).toBeUndefined();
  });
});

describe("a broken chart", () => {
  test.concurrent.for<[string, SmallChart, string, RegExp, typeof tryInstall?]>([
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
      tryChain,
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
      tryChain,
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
        templates: { "hook.yaml": configMap("helm.sh/hook: pre-install") },
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
      tryPair,
    ],
    [
      "whose Service selects the pods of every release",
      {
        templates: { "service.yaml": service("app: web") },
      },
      "a second release beside it",
      /select the pods/,
      tryPair,
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
      tryChain,
    ],
    [
      "whose refused upgrade goes through, among all pairs",
      {
        cases: twoCases,
        install: { refusesUpgrade: [{ from: "a", to: "b", reason: "It once was." }] },
      },
      "upgrade to b",
      /must be refused/,
      tryCase,
    ],
  ])("is red %s", async ([, parts, step, message, how]) => {
    // Long enough for what comes before, and no longer than it takes to see that pods are never ready.
    const { failure } = await outcomeOf(parts, how, step === "install" ? 10 : 30);
    expect(failure).toMatchObject({ step, message: expect.stringMatching(message) });
  });

  test.concurrent("is red if nothing of it can be switched off by a parent", async () => {
    const hook = configMap("helm.sh/hook: pre-install");
    const { failure } = await outcomeOf({ templates: { "hook.yaml": hook } }, tryAsSubchart);
    expect(failure?.step).toBe("the parent's condition off");
  });
});
