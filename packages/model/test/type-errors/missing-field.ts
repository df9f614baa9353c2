import { resource } from "@chartwright/model";
import { Deployment } from "kubernetes-models/apps/v1";

export default resource(Deployment, {
  metadata: { name: "x" },
  spec: { template: { metadata: { labels: { a: "b" } }, spec: { containers: [] } } }, //! Property '"selector"' is missing in type
});
