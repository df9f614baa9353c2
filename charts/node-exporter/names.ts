import { nodeExporter } from "./exports.ts";

/** The name of the container, of its port and of the Service's. */
export const container = nodeExporter.chart;
export const port = nodeExporter.port.name;

/** Where the container finds what is of its node. */
export const host = {
  proc: "/host/proc",
  sys: "/host/sys",
  root: "/host/root",
  textfile: "/host/textfile",
} as const;

/** Where it finds its own configuration. */
export const webConfig = { folder: "/etc/node-exporter/web", key: "web-config.yml" } as const;
export const certificates = "/etc/node-exporter/tls";
