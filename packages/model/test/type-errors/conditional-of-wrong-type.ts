import { defineChart, resource, v, when } from "@chartwright/model";
import { Service } from "kubernetes-models/v1";

export default defineChart({
  name: "conditional",
  description: "What a condition gives has a type too.",
  appVersion: "1",
  values: v.object({ on: v.boolean().default(true), ports: v.mapOf(v.integer()) }),
  resources: ({ values, names }) => [
    resource(Service, {
      metadata: { name: names.fullname },
      spec: { ports: values.ports.map((name, port) => ({ name, port: name, targetPort: port })) }, //! Type 'string' is not assignable to type 'number'
    }),
    resource(Service, { metadata: { name: names.fullname }, spec: { type: when(values.on, "Nodeport") } }), //! Did you mean '"NodePort"'?
    when(values.on, { apiVersion: 1, kind: "Service" }), //! Type 'number' is not assignable to type 'string'
  ],
});
