# Frontdesk in one image: the server, the dashboard, and the speech models.
# Build: docker build -t frontdesk .   Run: docker run -p 3000:3000 -v frontdesk:/app/data frontdesk

FROM node:24-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY apps/server/package.json apps/server/
COPY apps/web/package.json apps/web/
COPY packages/contract/package.json packages/contract/
COPY packages/emulators/package.json packages/emulators/
COPY packages/providers/package.json packages/providers/
COPY packages/sdk/package.json packages/sdk/
COPY packages/voice/package.json packages/voice/

FROM node:24-slim AS build
WORKDIR /app
COPY --from=manifests /app ./
ENV ONNXRUNTIME_NODE_INSTALL=skip
RUN npm ci --no-audit --no-fund
# The models change seldom and weigh most: a layer of their own, before the sources.
COPY scripts scripts
COPY packages/providers/src/local/models packages/providers/src/local/models
RUN node scripts/models.mjs
COPY . .
RUN npm run build

# What the bundle needs at run time: not the tools, not the dashboard's parts, and the image has a Node of its own.
FROM node:24-slim AS packages
WORKDIR /app
COPY --from=manifests /app ./
ENV ONNXRUNTIME_NODE_INSTALL=skip
RUN npm ci --omit=dev --no-audit --no-fund --include-workspace-root=false \
    --workspace apps/server --workspace packages/contract --workspace packages/providers --workspace packages/voice \
  && find node_modules/onnxruntime-node/bin -mindepth 3 -maxdepth 3 -type d ! -path "*/linux/$(node -p process.arch)" -exec rm -rf {} +

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/app/data MODELS_DIR=/app/models
WORKDIR /app
# flite is the light voice that steps in when the machine is too busy for the good one.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends flite \
  && rm -rf /var/lib/apt/lists/* \
  && mkdir data \
  && chown node:node data
COPY --from=build /app/package.json ./
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/models models
COPY --from=build /app/dist dist
USER node
VOLUME /app/data
EXPOSE 3000
HEALTHCHECK --start-period=30s --interval=10s --timeout=3s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
# The collector's options as in scripts/server-options.mjs, without those for a single processor.
CMD ["node", "--heap-growing-percent=200", "--no-memory-reducer", "--enable-source-maps", "dist/main.js"]
