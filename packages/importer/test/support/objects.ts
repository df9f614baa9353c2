import fc from "fast-check";

/** Texts with all that YAML, templates of Helm and template literals of JavaScript make something else of. */
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    "1.10",
    "on",
    "0644",
    "1e3",
    "null",
    "~",
    "",
    "{{ .Values.x }}",
    "${x}",
    "`",
    "a\nb\n",
    "\\u0041",
    "é",
  ),
);
const word = fc.stringMatching(/^[a-z]([a-z0-9]{0,6}[a-z0-9])?$/);
const strings = fc.dictionary(fc.stringMatching(/^[A-Za-z_][\w.-]{0,8}$/), text, { maxKeys: 4 });
const labels = fc.dictionary(
  fc.constantFrom("app", "tier", "app.kubernetes.io/name", "app.kubernetes.io/instance", "helm.sh/chart"),
  fc.constantFrom("shop", "web", "shop-web", "shop-0.1.0", "on"),
  { maxKeys: 4 },
);
const objectName = fc.constantFrom(
  "shop",
  "shop-web",
  "shop-web-2",
  "shop-database",
  "web",
  "other.example.com",
  "0day",
);
const metadata = fc.record(
  { name: objectName, namespace: fc.constantFrom("shop", "other"), labels, annotations: strings },
  { requiredKeys: ["name"] },
);
const image = fc.constantFrom(
  "nginx",
  "nginx:1.27",
  "docker.io/library/nginx:1.27",
  "localhost:5000/a/b:v1",
  "team/app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
  "a.example/app:1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
  "$(IMAGE)",
);
const variable = fc.oneof(
  fc.record({ name: fc.constantFrom("A", "B", "C", "D.E"), value: text }),
  fc.record({
    name: fc.constantFrom("A", "B"),
    value: fc.constantFrom("http://shop-web:80/", "shop-web.ns"),
  }),
  fc.record({
    name: word,
    valueFrom: fc.record({ secretKeyRef: fc.record({ name: objectName, key: word }) }),
  }),
  fc.record({ name: word }),
);
const quantity = fc.constantFrom("1", "250m", "1Gi", "0.5");
const resources = fc.record(
  { requests: fc.dictionary(fc.constantFrom("cpu", "memory"), quantity), limits: fc.constant({}) },
  { requiredKeys: [] },
);
const container = fc.record(
  {
    name: word,
    image,
    imagePullPolicy: fc.constantFrom("Always", "IfNotPresent", "Never"),
    args: fc.array(text, { maxLength: 3 }),
    env: fc.array(variable, { maxLength: 4 }),
    resources,
    securityContext: fc.constant({}),
  },
  { requiredKeys: ["name", "image"] },
);
const podTemplate = fc.record({
  metadata: fc.record({ labels }),
  spec: fc.record(
    {
      serviceAccountName: objectName,
      initContainers: fc.array(container, { maxLength: 2 }),
      containers: fc.array(container, { minLength: 1, maxLength: 3 }),
      volumes: fc.array(fc.record({ name: word, configMap: fc.record({ name: objectName }) }), {
        maxLength: 2,
      }),
    },
    { requiredKeys: ["containers"] },
  ),
});
const replicas = fc.nat(5);

const anything = fc.object({
  maxDepth: 2,
  key: fc.oneof(word, fc.constantFrom("name", "a-b", "__proto__", "constructor", "0")),
  values: [text, fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom(0.5, -1.25)],
  withNullPrototype: false,
});

function kind(apiVersion: string, name: string, body: Record<string, fc.Arbitrary<unknown>>) {
  return fc.record({ apiVersion: fc.constant(apiVersion), kind: fc.constant(name), metadata, ...body });
}

const port = fc.record({ port: fc.integer({ min: 1, max: 65535 }), name: word }, { requiredKeys: ["port"] });
const object = fc.oneof(
  kind("apps/v1", "Deployment", {
    spec: fc.record(
      { replicas, selector: fc.record({ matchLabels: labels }), template: podTemplate },
      { requiredKeys: ["selector", "template"] },
    ),
  }),
  kind("v1", "ConfigMap", { data: strings }),
  kind("v1", "Service", {
    spec: fc.record(
      {
        type: fc.constantFrom("ClusterIP", "ExternalName"),
        selector: labels,
        ports: fc.array(port, { maxLength: 3 }),
      },
      { requiredKeys: [] },
    ),
  }),
  kind("v1", "PersistentVolumeClaim", {
    spec: fc.record({
      storageClassName: fc.constantFrom("", "fast"),
      resources: fc.record({ requests: fc.record({ storage: quantity }) }),
    }),
  }),
  kind("networking.k8s.io/v1", "Ingress", {
    spec: fc.record(
      {
        ingressClassName: word,
        rules: fc.array(fc.record({ host: fc.constantFrom("a.example", "b.example", "") }), { maxLength: 3 }),
        tls: fc.array(fc.record({ hosts: fc.constant(["a.example"]), secretName: objectName }), {
          maxLength: 1,
        }),
      },
      { requiredKeys: [] },
    ),
  }),
  kind("example.com/v1", "Widget", { spec: anything }),
);

/** Objects as manifests have them, no two of one name and kind. */
export const manifestObjects = fc.uniqueArray(object, {
  minLength: 1,
  maxLength: 6,
  selector: ({ kind: own, metadata: { name, namespace } }) => `${own}/${namespace}/${name}`,
});
