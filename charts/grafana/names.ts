/** The name of the chart, and of Grafana's container. */
export const chart = "grafana";

/** The port of Grafana's pages and of its metrics. */
export const port = Object.freeze({ name: "http", number: 3000 });

/** Where the image looks for Grafana's settings. */
export const settingsPath = "/etc/grafana/grafana.ini";

/** The folders in Grafana's pods. */
export const folders = Object.freeze({
  /** Where the image looks for what is provisioned. */
  provisioning: "/etc/grafana/provisioning",
  /** Of dashboards, one of each provider. */
  dashboards: "/etc/grafana/dashboards",
});

/** The provider of the dashboards that the sidecar finds. */
export const found = "sidecar";
