# What is assembled is the same on every platform: it is made once, on the platform of the machine that builds.
FROM --platform=$BUILDPLATFORM node:24-slim AS build
WORKDIR /app
# Before the sources: an edit there does not install everything again. Both scripts are part of the installation.
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY prisma ./prisma
COPY scripts/generate.ts scripts/derive-postgresql.ts ./scripts/
RUN npm ci
COPY . .
RUN npm run release:assemble

# docker compose --profile demo up demo
FROM build AS demo
USER 1000:1000
CMD ["node", "simulator/demo.ts"]

FROM node:24-slim
# tini passes signals on and collects ended processes. Any user can write to /data, and closes it to the others at the first
# start; the user of the image is node (1000:1000).
RUN apt-get update \
  && apt-get install -y --no-install-recommends tini \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o node -g node -m 0777 /data
WORKDIR /app
ENV NODE_ENV=production DATA_DIR=/data
COPY --from=build /app/dist/release ./
USER 1000:1000
VOLUME /data
EXPOSE 8100
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=10m --start-interval=2s --retries=3 \
  CMD ["node", "dist/server/health-check.js"]
ENTRYPOINT ["tini", "--"]
CMD ["node", "--env-file=node.env", "dist/server/main.js"]
# Last: they change with each build.
ARG VERSION=development
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Status Tracker" \
  org.opencontainers.image.description="Parcel tracking for home media servers: where a requested movie or episode is, and why it is not moving." \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="$VERSION" \
  org.opencontainers.image.revision="$REVISION"
