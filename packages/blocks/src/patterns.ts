/** What a ConfigMap or Secret takes for a key, and a container for the name of an environment variable. */
export const environmentName = /^[A-Za-z_.-][\w.-]*$/;

/** What a ConfigMap or Secret takes for a key that is a file's name. */
export const fileName = /^[-\w.]*[-\w][-\w.]*$/;

/** The names of containers, volumes and other parts of a pod: RFC 1123. */
export const partName = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** The name of an object: an RFC 1123 subdomain. */
export const subdomain = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/** The name of an object, or the empty text. */
export const objectName = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$/;

/** The names of ports: RFC 6335. */
export const portName = /^[a-z]([-a-z0-9]{0,13}[a-z0-9])?$/;

/** The name of a host: RFC 1123. */
export const hostName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\.?$/;

export const absolutePath = /^\//;

/** A quantity of bytes. */
export const size = /^\d+(\.\d+)?([kMGTPE]i?)?$/;

/** A quantity of anything. */
export const quantity = /^\d+(\.\d+)?([mkMGTPE]|[KMGTPE]i)?$/;

/** A duration of Prometheus's. */
export const duration = /^\d+(ms|s|m|h)$/;

/** Labels that the chart gives its objects itself. */
export const commonLabels = [
  "app.kubernetes.io/name",
  "app.kubernetes.io/instance",
  "app.kubernetes.io/version",
  "app.kubernetes.io/managed-by",
  "helm.sh/chart",
] as const;

/** Labels that the chart gives its pods itself. */
export const selectorLabels = ["app.kubernetes.io/name", "app.kubernetes.io/instance"] as const;
