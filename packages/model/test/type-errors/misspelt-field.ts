import { resource } from "@chartwright/model";
import { Deployment } from "kubernetes-models/apps/v1";

export default resource(Deployment, {
  metadata: { name: "x" },
  spec: {
    selector: { matchLabels: { a: "b" } },
    template: {
      metadata: { labels: { a: "b" } },
      spec: { containers: [{ name: "web", imagge: "nginx" }] }, //! 'imagge' does not exist
    },
  },
});
