import { defineChart, resource, v } from "@chartwright/model";
import { Deployment } from "kubernetes-models/apps/v1";

export default defineChart({
  name: "string-for-number",
  description: "A string where a number belongs.",
  appVersion: "1",
  values: v.object({ replicaCount: v.string().default("2") }),
  resources: ({ values, names, labels }) => [
    resource(Deployment, {
      metadata: { name: names.fullname },
      spec: {
        replicas: values.replicaCount, //! Type 'string' is not assignable to type 'number'
        selector: { matchLabels: labels.selector },
        template: {
          metadata: { labels: labels.selector },
          spec: { containers: [{ name: "web", image: "nginx" }] },
        },
      },
    }),
  ],
});
