import { blocks, v } from "chartwright";
import { serverBlock } from "./server-block.ts";

/** The names of the ports: of the container, and of the Service. */
export const ports = { http: "http", health: "health" } as const;

/** The name of the container, and of its volumes. */
export const container = "static-site";

const pod = blocks.pod({ ownContainers: [container], ownVolumes: ["nginx-cache", "server", "content"] });

export const values = v.object({
  global: blocks.global(),
  replicaCount: v.integer().min(0).max(10000).default(2).doc("Pods to run while autoscaling is off."),
  ...blocks.workload(),
  ...blocks.rollout(),
  serverBlock: v
    .string()
    .min(1)
    .default(serverBlock)
    .doc("What nginx serves, and how. It listens on `containerPort`. The pods are replaced when it changes."),
  content: v.object({
    files: v
      .mapOf(v.string())
      .keys(/^[-\w.]*[-\w][-\w.]*$/)
      .doc("The site's files by name, from a ConfigMap: up to 1 MiB, without folders.")
      .example({ "index.html": "<h1>Hello</h1>\n" }),
    existingConfigMap: v.string().default("").doc("A ConfigMap that is there already and holds the files."),
    existingClaim: v
      .string()
      .default("")
      .doc(
        "A claim that is there already and holds the files. Pods of several nodes need ReadOnlyMany or ReadWriteMany.",
      ),
    mountPath: v
      .string()
      .pattern(/^\//)
      .default("/usr/share/nginx/html")
      .doc("Where they are found. Without any of the above, the image's own files are served."),
  }),
  ...blocks.container({
    image: { registry: "docker.io", repository: "nginxinc/nginx-unprivileged" },
    resources: { requests: { cpu: "10m", memory: "32Mi" }, limits: { memory: "64Mi" } },
    configPath: "/etc/nginx/snippets",
  }),
  lifecycle: v
    .kubernetes("Lifecycle")
    .default({ preStop: { sleep: { seconds: 5 } } })
    .doc("A pod waits before it ends, so that no request reaches one that is gone."),
  containerPort: v
    .integer()
    .min(1024)
    .max(65535)
    .default(8080)
    .doc("The port that `serverBlock` listens on. 8081 is taken by a server that only the probes ask."),
  ...blocks.httpProbes({ path: "/healthz", port: ports.health }),
  service: blocks.service({ port: 80, ownPorts: [ports.http] }),
  ingress: blocks.ingress(),
  httpRoute: blocks.httpRoute(),
  autoscaling: blocks.autoscaling(),
  podDisruptionBudget: blocks.disruptionBudget({ enabled: true }),
  networkPolicy: blocks.networkPolicy("from"),
  ...pod,
  podAnnotations: pod.podAnnotations.keysExcept("checksum/server", "checksum/content"),
  testImage: blocks.testImage(),
});
