import { v } from "@chartwright/model";

/** Probes over HTTP at a port's name. A new version is not started into traffic, nor killed while it starts. */
export function httpProbes(options: { readonly path: string; readonly port: string }) {
  const httpGet = { path: options.path, port: options.port };
  return {
    startupProbe: v
      .kubernetes("Probe")
      .default({ httpGet, periodSeconds: 2, failureThreshold: 30 })
      .doc("Holds the others back while it starts."),
    livenessProbe: v
      .kubernetes("Probe")
      .default({ httpGet, periodSeconds: 10 })
      .doc("Restarts the container when it fails. For another way to ask, set `httpGet: null` beside it."),
    readinessProbe: v
      .kubernetes("Probe")
      .default({ httpGet, periodSeconds: 5 })
      .doc("Takes the pod out of the Service while it fails."),
  };
}
