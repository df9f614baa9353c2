import { defineChart, resource, v } from "@chartwright/model";
import { ConfigMap } from "kubernetes-models/v1";

export default defineChart({
  name: "typo",
  description: "A path into the values that is not there.",
  appVersion: "1",
  values: v.object({ greeting: v.string().default("hello") }),
  resources: ({ values, names }) => [
    resource(ConfigMap, { metadata: { name: names.fullname }, data: { greeting: values.greting } }), //! Property 'greting' does not exist on type 'ObjectReference<
  ],
});
