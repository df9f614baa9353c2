{{/* Generated from chart.ts by chartwright. Do not edit: change chart.ts and run `chartwright generate`. */}}

{{/* The name of the chart, or its override. */}}
{{- define "static-site.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
The name of the release's objects: at most 63 characters, as Kubernetes limits it.
A release whose name holds the chart's is not given it twice.
*/}}
{{- define "static-site.fullname" -}}
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
{{- define "static-site.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Labels for every object. */}}
{{- define "static-site.labels" -}}
helm.sh/chart: {{ include "static-site.chart" . }}
{{ include "static-site.selectorLabels" . }}
app.kubernetes.io/version: {{ regexFind "(?s)^.{0,63}" (.Chart.AppVersion | replace "+" "_") | trimSuffix "-" | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/* Labels for selectors. They are immutable: nothing that changes with a version belongs here. */}}
{{- define "static-site.selectorLabels" -}}
app.kubernetes.io/name: {{ include "static-site.name" . }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/* The name of the service account. */}}
{{- define "static-site.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- .Values.serviceAccount.name | default (include "static-site.fullname" .) }}
{{- else }}
{{- .Values.serviceAccount.name | default "default" }}
{{- end }}
{{- end }}

{{/* The image: by its digest where one is given, else by its tag. */}}
{{- define "static-site.image" -}}
{{- if .Values.image.digest }}
{{- printf "%s/%s@%s" (.Values.global.imageRegistry | default .Values.image.registry) .Values.image.repository .Values.image.digest }}
{{- else }}
{{- printf "%s/%s:%s" (.Values.global.imageRegistry | default .Values.image.registry) .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) }}
{{- end }}
{{- end }}

{{/* Labels for what `helm test` runs: no selector of the chart's takes it for one of its pods. */}}
{{- define "static-site.testLabels" -}}
helm.sh/chart: {{ include "static-site.chart" . }}
app.kubernetes.io/name: {{ include "static-site.name" . | trunc 58 | trimSuffix "-" }}-test
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/* The image: by its digest where one is given, else by its tag. */}}
{{- define "static-site.testImage" -}}
{{- if .Values.testImage.digest }}
{{- printf "%s/%s@%s" (.Values.global.imageRegistry | default .Values.testImage.registry) .Values.testImage.repository .Values.testImage.digest }}
{{- else }}
{{- printf "%s/%s:%s" (.Values.global.imageRegistry | default .Values.testImage.registry) .Values.testImage.repository (.Values.testImage.tag | default .Chart.AppVersion) }}
{{- end }}
{{- end }}
