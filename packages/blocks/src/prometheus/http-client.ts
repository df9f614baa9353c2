import { v } from "@chartwright/model";
import { optionalPath, optionalText } from "./formats.ts";

const tlsVersion = () => v.enum("TLS10", "TLS11", "TLS12", "TLS13").optional();

/** How the other side of a connection is verified, and what this side shows: Prometheus's `tls_config`. */
export function tlsConfig() {
  return v
    .object({
      ca: optionalText().doc("The certificates of authorities that are trusted, in place of a file."),
      ca_file: optionalPath(),
      cert: optionalText(),
      cert_file: optionalPath(),
      key_file: optionalPath(),
      server_name: optionalText().doc("The name that the other side's certificate must have."),
      insecure_skip_verify: v.boolean().optional().doc("Whether anybody may be at the other side."),
      min_version: tlsVersion(),
      max_version: tlsVersion(),
    })
    .named("TlsConfig");
}

const proxy = () => ({
  proxy_url: optionalText(),
  no_proxy: optionalText(),
  proxy_from_environment: v.boolean().optional(),
  proxy_connect_header: v.mapOf(v.array(v.string())).optional(),
});

/**
 * How Prometheus and Alertmanager make requests: their `http_config`, or the fields of it where they stand. Passwords
 * and tokens are read from files, as a configuration in a ConfigMap is no place for them.
 */
export function httpClient() {
  return {
    basic_auth: v
      .object({ username: optionalText(), username_file: optionalPath(), password_file: optionalPath() })
      .named("BasicAuth")
      .optional(),
    authorization: v
      .object({
        type: optionalText().doc("`Bearer` where it is not given."),
        credentials_file: optionalPath(),
      })
      .named("Authorization")
      .optional(),
    oauth2: v
      .object({
        client_id: v.string().min(1),
        client_secret_file: optionalPath(),
        scopes: v.array(v.string()).optional(),
        token_url: v.string().min(1),
        endpoint_params: v.mapOf(v.string()).optional(),
        tls_config: tlsConfig().optional(),
        ...proxy(),
      })
      .named("OAuth2")
      .optional(),
    tls_config: tlsConfig().optional(),
    follow_redirects: v.boolean().optional(),
    enable_http2: v.boolean().optional(),
    http_headers: v
      .mapOf(
        v
          .object({
            values: v.array(v.string()).optional(),
            files: v.array(v.string().pattern(/^\//)).optional(),
          })
          .named("HttpHeader"),
      )
      .optional(),
    ...proxy(),
  };
}
