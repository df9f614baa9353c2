import { blocks } from "chartwright";

/** The chart's dashboard, for every Deployment of it in a cluster. */
export const dashboard = blocks.dashboardFile({
  uid: "chartwright-worker",
  title: "Workers",
  workloads: { metric: "kube_deployment_spec_replicas", label: "deployment" },
  panels: [
    blocks.replicaPanel(
      "kube_deployment_spec_replicas",
      "kube_deployment_status_replicas_available",
      "deployment",
    ),
    ...blocks.podPanels,
    blocks.volumePanel("$workload"),
  ],
});
