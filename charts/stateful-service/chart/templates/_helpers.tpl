{{/* Generated from chart.ts by chartwright. Do not edit: change chart.ts and run `chartwright generate`. */}}

{{/* The name of the chart, or its override. */}}
{{- define "stateful-service.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
The name of the release's objects: at most 63 characters, as Kubernetes limits it.
A release whose name holds the chart's is not given it twice.
*/}}
{{- define "stateful-service.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- $name := .Values.nameOverride | default .Chart.Name }}
{{- if contains $name .Release.Name }}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}
{{- end }}

{{/* The chart's name and version, as a label. */}}
{{- define "stateful-service.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Labels for every object. */}}
{{- define "stateful-service.labels" -}}
helm.sh/chart: {{ include "stateful-service.chart" . }}
{{ include "stateful-service.selectorLabels" . }}
app.kubernetes.io/version: {{ regexFind "(?s)^.{0,63}" (.Chart.AppVersion | replace "+" "_") | trimSuffix "-" | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/* Labels for selectors. They are immutable: nothing that changes with a version belongs here. */}}
{{- define "stateful-service.selectorLabels" -}}
app.kubernetes.io/name: {{ include "stateful-service.name" . }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/* The name of the service account. */}}
{{- define "stateful-service.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- .Values.serviceAccount.name | default (include "stateful-service.fullname" .) }}
{{- else }}
{{- .Values.serviceAccount.name | default "default" }}
{{- end }}
{{- end }}

{{/* The name of the StatefulSet: at most 52 characters, and another for each release. */}}
{{- define "stateful-service.statefulSetName" -}}
{{- if eq (include "stateful-service.fullname" . | trunc 52) (include "stateful-service.fullname" .) }}
{{- include "stateful-service.fullname" . }}
{{- else }}
{{- printf "%s-%s" (include "stateful-service.fullname" . | trunc 43 | trimSuffix "-") (include "stateful-service.fullname" . | sha256sum | trunc 8) }}
{{- end }}
{{- end }}

{{/* A checksum of what a StatefulSet lets nobody change: another one is refused. */}}
{{- define "stateful-service.immutableChecksum" -}}
{{- dict "podManagementPolicy" .Values.podManagementPolicy "enabled" .Values.persistence.enabled "size" .Values.persistence.size "accessMode" .Values.persistence.accessMode "storageClass" (.Values.persistence.storageClass | default .Values.global.storageClass) "annotations" (default dict .Values.persistence.annotations) "restoreKind" .Values.persistence.restoreFrom.kind "restoreName" .Values.persistence.restoreFrom.name "extraClaims" (default dict .Values.persistence.extraClaims) | toJson | sha256sum }}
{{- end }}

{{/* The image: by its digest where one is given, else by its tag. */}}
{{- define "stateful-service.image" -}}
{{- if .Values.image.digest }}
{{- printf "%s/%s@%s" (.Values.global.imageRegistry | default .Values.image.registry) .Values.image.repository .Values.image.digest }}
{{- else }}
{{- printf "%s/%s:%s" (.Values.global.imageRegistry | default .Values.image.registry) .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) }}
{{- end }}
{{- end }}

{{/* Labels for what `helm test` runs: no selector of the chart's takes it for one of its pods. */}}
{{- define "stateful-service.testLabels" -}}
helm.sh/chart: {{ include "stateful-service.chart" . }}
app.kubernetes.io/name: {{ include "stateful-service.name" . | trunc 58 | trimSuffix "-" }}-test
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/* The image: by its digest where one is given, else by its tag. */}}
{{- define "stateful-service.testImage" -}}
{{- if .Values.testImage.digest }}
{{- printf "%s/%s@%s" (.Values.global.imageRegistry | default .Values.testImage.registry) .Values.testImage.repository .Values.testImage.digest }}
{{- else }}
{{- printf "%s/%s:%s" (.Values.global.imageRegistry | default .Values.testImage.registry) .Values.testImage.repository (.Values.testImage.tag | default .Chart.AppVersion) }}
{{- end }}
{{- end }}
