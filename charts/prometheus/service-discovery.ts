import { blocks, v } from "chartwright";

const { httpClient, labelMap, optionalDuration, optionalPath, optionalText } = blocks.prometheus;

/** The kinds of objects that its account may look at. Of Endpoints, which Kubernetes cuts at 1000 addresses, there are slices. */
const roles = ["endpointslice", "pod", "node", "service", "ingress"] as const;

/** Targets that the API server tells of. */
function kubernetesDiscovery() {
  return v
    .object({
      role: v.enum(...roles),
      api_server: optionalText().doc("Of another cluster; its own where it is not given."),
      kubeconfig_file: optionalPath(),
      namespaces: v
        .object({
          own_namespace: v.boolean().optional(),
          names: v.array(v.string().min(1)).optional(),
        })
        .named("Namespaces")
        .optional()
        .doc("Where it looks: everywhere, or in `server.namespaces` where some are given."),
      selectors: v
        .array(
          v
            .object({ role: v.enum(...roles), label: optionalText(), field: optionalText() })
            .named("Selector"),
        )
        .optional()
        .doc("What of each kind it looks at."),
      attach_metadata: v
        .object({ node: v.boolean().optional() })
        .named("AttachMetadata")
        .optional()
        .doc("Whether a pod's targets know the labels of its node."),
      ...httpClient(),
    })
    .named("KubernetesDiscovery");
}

/** Ways to have targets from an API server, each with its role. */
export const kubernetesDiscoveries = () => v.array(kubernetesDiscovery());

/** Where targets come from, besides the API server. */
export function otherDiscovery() {
  return {
    static_configs: v
      .array(
        v
          .object({ targets: v.array(v.string().min(1)), labels: labelMap().optional() })
          .named("StaticDiscovery"),
      )
      .optional(),
    dns_sd_configs: v
      .array(
        v
          .object({
            names: v.array(v.string().min(1)),
            type: v.enum("SRV", "A", "AAAA", "MX", "NS").optional().doc("`SRV` unless given."),
            port: v.integer().min(1).max(65535).optional().doc("For a type that has none."),
            refresh_interval: optionalDuration(),
          })
          .named("DnsDiscovery"),
      )
      .optional(),
    file_sd_configs: v
      .array(
        v
          .object({
            files: v.array(v.string().pattern(/^\/.*\.(json|yml|yaml)$/)),
            refresh_interval: optionalDuration(),
          })
          .named("FileDiscovery"),
      )
      .optional()
      .doc("Files that the pods have from `extraVolumeMounts`."),
    http_sd_configs: v
      .array(
        v
          .object({
            url: v.string().pattern(/^https?:/),
            refresh_interval: optionalDuration(),
            ...httpClient(),
          })
          .named("HttpDiscovery"),
      )
      .optional(),
  };
}
