import { blocks, type Expr, type Templated, when } from "chartwright";
import type { IContainer } from "kubernetes-models/v1";
import { folder } from "./configuration.ts";
import type { Context } from "./context.ts";
import { prometheus } from "./exports.ts";

const port = { name: "reloader", number: 8080 } as const;

/** The container that tells Prometheus of new files: it asks for nothing but `/-/reload`. */
export function configReloader(context: Context): Expr<IContainer | undefined> {
  const { configReloader: reloader, global, securityContext } = context.values;
  const httpGet = { path: "/healthz", port: port.name };
  const container: Templated<IContainer> = {
    name: "config-reloader",
    image: blocks.imageReference(context, reloader.image, global, "configReloaderImage"),
    imagePullPolicy: reloader.image.pullPolicy,
    args: [
      `--watched-dir=${folder}`,
      `--reload-url=http://localhost:${prometheus.port.number}/-/reload`,
      `--listen-address=:${port.number}`,
    ],
    ports: [{ name: port.name, containerPort: port.number, protocol: "TCP" }],
    livenessProbe: { httpGet, periodSeconds: 10, failureThreshold: 6 },
    readinessProbe: { httpGet, periodSeconds: 10 },
    resources: reloader.resources,
    securityContext,
    volumeMounts: [{ name: "configuration", mountPath: folder, readOnly: true }],
  };
  return when(reloader.enabled, container) as Expr<IContainer | undefined>;
}
