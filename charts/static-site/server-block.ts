/** Serves the files as they are, a folder by its index.html. */
export const serverBlock = `server {
  listen 8080;
  server_name _;
  server_tokens off;

  # nginx knows its own port only, not the one of the Service or the Ingress.
  absolute_redirect off;

  root /usr/share/nginx/html;
  index index.html;

  gzip on;
  gzip_types text/css text/javascript application/json image/svg+xml;
  add_header X-Content-Type-Options nosniff always;

  location / {
    try_files $uri $uri/ =404;
  }

  # Hidden files, and the folders by which Kubernetes mounts a ConfigMap.
  location ~ /\\.(?!well-known/) {
    return 404;
  }
}
`;

export const healthPort = 8081;

/** A server of its own for the probes: whatever stands in the user's block, they find what they ask for. */
export const healthBlock = `server {
  listen ${healthPort};
  access_log off;

  location = /healthz {
    default_type text/plain;
    return 200 "ok";
  }

  location / {
    return 404;
  }
}
`;
