import { v } from "@chartwright/model";
import type { IProbe } from "kubernetes-models/v1";

export interface ProbeDefaults {
  readonly startup?: IProbe;
  readonly liveness?: IProbe;
  readonly readiness?: IProbe;
}

/** The values of probes, each as given, or off. */
export function probes({ startup = {}, liveness = {}, readiness = {} }: ProbeDefaults) {
  return {
    startupProbe: v.kubernetes("Probe").default(startup).doc("Holds the others back while it starts."),
    livenessProbe: v
      .kubernetes("Probe")
      .default(liveness)
      .doc(
        "Restarts the container when it fails. For another way to ask, set the default's to null beside it.",
      ),
    readinessProbe: v
      .kubernetes("Probe")
      .default(readiness)
      .doc("Takes the pod out of the Service while it fails."),
  };
}

/** Probes over HTTP at a port's name. A new version is not started into traffic, nor killed while it starts. */
export function httpProbes(options: { readonly path: string; readonly port: string }) {
  const httpGet = { path: options.path, port: options.port };
  return probes({
    startup: { httpGet, periodSeconds: 2, failureThreshold: 30 },
    liveness: { httpGet, periodSeconds: 10 },
    readiness: { httpGet, periodSeconds: 5 },
  });
}

/** Probes that open a port by its name. */
export function tcpProbes(port: string) {
  const tcpSocket = { port };
  return probes({
    startup: { tcpSocket, periodSeconds: 2, failureThreshold: 60 },
    liveness: { tcpSocket, periodSeconds: 10 },
    readiness: { tcpSocket, periodSeconds: 5 },
  });
}
