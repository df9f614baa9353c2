import { describe, expect, test } from "vitest";
import { greeting, project } from "./support/project.ts";

/** A chart of somebody else's that its schemas pass, and rules do not. */
const chart = {
  "chart/Chart.yaml": "apiVersion: v2\nname: web\ndescription: A web service.\nversion: 1.0.0\n",
  "chart/values.yaml": "replicas: 1\n",
  "chart/values.schema.json":
    '{ "type": "object", "additionalProperties": false, "properties": { "replicas": { "type": "integer" }, "global": {} } }\n',
  "chart/templates/_helpers.tpl": `{{- define "labels" -}}
app.kubernetes.io/name: web
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
`,
  "chart/templates/service.yaml": `apiVersion: v1
kind: Service
metadata:
  name: {{ .Release.Name }}
  labels: {{- include "labels" . | nindent 4 }}
    app.kubernetes.io/managed-by: Helm
spec:
  selector: {{- include "labels" . | nindent 4 }}
  ports:
    - name: http
      port: 80
      targetPort: web
`,
  "chart/templates/deployment.yaml": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
  labels: {{- include "labels" . | nindent 4 }}
    app.kubernetes.io/managed-by: Helm
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels: {{- include "labels" . | nindent 6 }}
  template:
    metadata:
      labels: {{- include "labels" . | nindent 8 }}
    spec:
      automountServiceAccountToken: false
      securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: web
          image: example.com/web:1.0
          ports: [{ name: http, containerPort: 8080 }]
          livenessProbe: { tcpSocket: { port: http } }
          readinessProbe: { httpGet: { path: /, port: http } }
          resources: { requests: { cpu: 10m, memory: 16Mi }, limits: { memory: 32Mi } }
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: false
            capabilities: { drop: [ALL] }
`,
};
const minor = ["--kubernetes", "1.37"];

describe("rules", () => {
  test("object to a chart that would install and not work", () => {
    const { code, stderr } = project(chart).chartwright("validate", "chart", ...minor);
    expect(
      stderr,
    ).toBe(`error CW3204 references/service-target-port  chart/templates/service.yaml  chart chart · case default · Service/my-release at spec.ports[0].targetPort
  It targets the port web (TCP), but no container that it selects declares that port.
  why: Its traffic would reach no backend.
  fix: Add it to the ports of the container, or change targetPort.

warning CW3303 security/read-only-root-filesystem  chart/templates/deployment.yaml  chart chart · case default · Deployment/my-release at spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem
  The container web can write to its root filesystem.
  why: An intruder can change the program or leave one of their own, and logs written there fill the node's disk.
  fix: Set readOnlyRootFilesystem: true, and mount an emptyDir where the program writes.

1 error, 1 warning
`);
    expect(code).toBe(1);
  });

  test("say in JSON which they are", () => {
    const { stdout } = project(chart).chartwright("validate", "chart", ...minor, "--format", "json");
    expect(JSON.parse(stdout).diagnostics).toMatchObject([
      {
        code: "CW3204",
        rule: "references/service-target-port",
        severity: "error",
        place: { file: "chart/templates/service.yaml" },
        subject: { case: "default", object: "Service/my-release", path: "spec.ports[0].targetPort" },
      },
      { code: "CW3303", rule: "security/read-only-root-filesystem", severity: "warning" },
    ]);
  });

  test("name the line of chart.ts where there is one", () => {
    const changes = (text: string) =>
      text.replace("data: { greeting", 'data: { DB_PASSWORD: "hunter2", greeting');
    const made = project(greeting({ chart: changes }));
    made.chartwright("generate");
    expect(made.chartwright("validate", ...minor).stderr).toMatch(
      /warning CW3319 security\/secret-in-config-map {2}charts\/greeting\/chart\.ts:\d+:\d+ /,
    );
  });

  const waivers = (text: string) => project({ ...chart, "chart/waivers.yaml": text });
  const waiver = (rule: string, object: string) =>
    `- rule: ${rule}\n  object: "${object}"\n  reason: It is old.\n`;

  test("let pass what is waived", () => {
    const both =
      waiver("references/service-target-port", "Service/*") + waiver("CW3303", "Deployment/my-release");
    expect(waivers(both).chartwright("validate", "chart", ...minor)).toMatchObject({ code: 0, stderr: "" });
  });

  test("tell of a waiver that waives nothing", () => {
    const all = waiver("CW3204", "Service/*") + waiver("CW3303", "*") + waiver("security/privileged", "*");
    const { code, stderr } = waivers(all).chartwright("validate", "chart", ...minor);
    expect(stderr).toContain("warning CW3101  chart/waivers.yaml:7");
    expect(code).toBe(0);
  });

  test.each([
    ["a rule that is not there", waiver("security/priviledged", "*"), 'Did you mean "security/privileged"?'],
    ["a waiver without a reason", "- rule: CW3303\n  object: '*'\n", "The waiver has no reason."],
    ["a key that nobody reads", `${waiver("CW3303", "*")}  until: 2030\n`, 'A waiver has no key "until".'],
    ["something else than a list", "rule: CW3303\n", "It holds no list."],
  ])("refuse %s in waivers.yaml", (_, text, message) => {
    const { code, stderr } = waivers(text).chartwright("validate", "chart", ...minor);
    expect(stderr).toContain("error CW3100  chart/waivers.yaml:1");
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });

  const owned = `import { defineRule } from "chartwright";

export default defineRule({
  code: "ACME1",
  severity: "error",
  title: "a Service has no owner",
  why: "Nobody would be called when it fails.",
  check({ all, report }) {
    for (const service of all("Service")) {
      if (service.labels["acme.com/owner"] !== undefined) continue;
      report(service, { message: "It has no label acme.com/owner.", fix: "Name the team in acme.com/owner." });
    }
  },
});
`;

  test("may be a project's own", () => {
    const made = project({ ...chart, "rules/owned.ts": owned });
    const { code, stderr } = made.chartwright("validate", "chart", ...minor);
    expect(stderr).toContain("error ACME1 custom/owned  chart/templates/service.yaml");
    expect(code).toBe(1);
  });

  const declared = (rest: string) => `code: ACME2
severity: error
title: a Deployment has too few pods
why: One is not enough.
kinds: [Deployment]
fix: Ask for more.
${rest}`;

  test.each([
    ["CEL", "cel: object.spec.replicas + 1 > 2\nmessage: It has too few.\n", "It has too few."],
    [
      "CEL that cannot be evaluated",
      "cel: object.spec.pods > 2\nmessage: It has too few.\n",
      "It has too few. (The expression cannot be evaluated: No such key: pods.)",
    ],
    [
      "a JSON Schema",
      "schema: { properties: { spec: { properties: { replicas: { minimum: 2 } } } } }\n",
      "at spec.replicas",
    ],
  ])("may be declared in %s", (_, rest, message) => {
    const made = project({ ...chart, "rules/pods.yaml": declared(rest) });
    const { code, stderr } = made.chartwright("validate", "chart", ...minor);
    expect(stderr).toContain("error ACME2 custom/pods  chart/templates/deployment.yaml");
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });

  test("that are declared say nothing of what is right", () => {
    const cel = "cel: object.spec.replicas == 1 && object.?spec.?pods.orValue(1) == 1\nmessage: No.\n";
    const made = project({ ...chart, "rules/pods.yaml": declared(cel) });
    expect(made.chartwright("validate", "chart", ...minor).stderr).not.toContain("ACME2");
  });

  test.each([
    ["neither of both", "", "It has neither cel nor schema, or both."],
    ["CEL without a message", "cel: 'true'\n", "message"],
    ["CEL that does not parse", "cel: 1 +\nmessage: No.\n", "Unexpected token: EOF"],
    ["a schema that is none", "schema: { type: nothing }\n", "type"],
    ["a field that nobody reads", "schema: {}\nwhen: now\n", "when"],
    ["a key twice", "schema: {}\nschema: {}\n", "schema"],
  ])("that are declared with %s are refused", (_, rest, message) => {
    const made = project({ ...chart, "rules/pods.yaml": declared(rest) });
    const { code, stderr } = made.chartwright("validate", "chart", ...minor);
    expect(stderr).toMatch(/error CW3102 {2}rules\/pods\.yaml/);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });

  test("that are those of Prometheus are nothing to us", () => {
    const alone = project(chart).chartwright("validate", "chart", ...minor);
    const made = project({ ...chart, "rules/alerts.yaml": "groups:\n  - name: a\n    rules: []\n" });
    expect(made.chartwright("validate", "chart", ...minor)).toEqual(alone);
  });

  test.each([
    ["a code of ours", owned.replace("ACME1", "CW3204"), "is that of references/service-target-port"],
    ["no rule", "export const rule = 1;\n", "Its default export is no rule."],
    ["what does not run", "throw new Error('nope');\n", "nope"],
    [
      "a check that throws",
      owned.replace("for (", "throw new Error('nope');\n    for ("),
      "custom/owned throws: nope",
    ],
  ])("of a project's own with %s are refused", (_, text, message) => {
    const { code, stderr } = project({ ...chart, "rules/owned.ts": text }).chartwright(
      "validate",
      "chart",
      ...minor,
    );
    expect(stderr).toContain("error CW3102");
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });
});
